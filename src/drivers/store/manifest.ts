import { readFileSync } from 'node:fs'
import type pg from 'pg'

const file = new URL('./schema.manifest.txt', import.meta.url)

/** Lines of the generated manifest: what a database made by the migrations consists of. */
export function readManifest(): readonly string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}

/** PostgreSQL 18 lists NOT NULL as constraints of their own; columns say it already, so they are left out. */
const queries = [
  `SELECT format('column %s.%s %s%s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
      CASE WHEN a.attcollation NOT IN (0, 100) THEN ' collate ' || o.collname ELSE '' END,
      CASE WHEN a.attnotnull THEN ' not null' ELSE '' END, coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''))
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum LEFT JOIN pg_collation o ON o.oid = a.attcollation
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')`,
  `SELECT format('table %s kind %s owner %s row security %s forced %s', c.relname, c.relkind, pg_get_userbyid(c.relowner), c.relrowsecurity, c.relforcerowsecurity)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')`,
  `SELECT format('constraint %s.%s %s', c.relname, k.conname, pg_get_constraintdef(k.oid))
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND k.contype <> 'n'`,
  `SELECT format('index %s', i.indexdef) FROM pg_indexes i WHERE i.schemaname = 'public'`,
  `SELECT format('policy %s.%s %s %s %s using %s check %s', p.tablename, p.policyname, p.permissive, p.cmd, p.roles, p.qual, p.with_check)
    FROM pg_policies p WHERE p.schemaname = 'public'`,
  `SELECT format('trigger %s.%s %s', c.relname, t.tgname, pg_get_triggerdef(t.oid))
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND NOT t.tgisinternal`,
  `SELECT format('grant %s on %s to %s', g.privilege_type, g.table_name, g.grantee)
    FROM information_schema.role_table_grants g WHERE g.table_schema = 'public' AND g.grantee <> 'bihuan_owner'`,
  `SELECT format('function %s(%s) owner %s definer %s md5 %s grants %s', p.proname, pg_get_function_identity_arguments(p.oid), pg_get_userbyid(p.proowner),
      p.prosecdef, md5(p.prosrc || coalesce(array_to_string(p.proconfig, ','), '')), p.proacl::text)
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'public' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
]

/** The same of a living database, sorted. PostgreSQL 15 to 18 give the same lines. */
export async function manifestOf(client: Pick<pg.Client, 'query'>): Promise<readonly string[]> {
  const lines: string[] = []
  for (const query of queries) {
    const { rows } = await client.query<{ format: string }>(query)
    lines.push(...rows.map(({ format }) => format.replace(/\s+/g, ' ').trim()))
  }
  return lines.sort()
}
