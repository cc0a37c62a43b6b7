// Lint rules of our own: what no ready-made rule says.
import { builtinModules } from 'node:module'
import type { Rule } from 'eslint'

type Node = Rule.Node
type NodeOf<Type> = Extract<Node, { type: Type }>

// Spelled in pieces: this file must be able to pass the rule it defines.
const silencers = [
  `${'eslint'}-(?:disable|enable)`,
  `@${'ts'}-(?:ignore|nocheck|expect-error)`,
  `${'biome'}-ignore`,
  `${'oxlint'}-disable`,
]
const silencing = new RegExp(silencers.join('|'))
const unfinished = new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`)

const noSilencingComments: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      silencing: 'no comment silences a check: repair the cause, or change the rule for everybody in an ADR',
      unfinished: 'finish it, or leave it out: unfinished work is not marked in the source',
    },
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (comment.loc == null) continue
          if (silencing.test(comment.value)) context.report({ loc: comment.loc, messageId: 'silencing' })
          if (unfinished.test(comment.value)) context.report({ loc: comment.loc, messageId: 'unfinished' })
        }
      },
    }
  },
}

const testFunctions = new Set(['test', 'it', 'describe', 'suite'])

const noSwitchedOffTests: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      off: 'a test runs or goes: `.{{name}}` hides it (where a test needs something that may be absent, use the `skip` option with the reason)',
    },
  },
  create(context) {
    return {
      'CallExpression > MemberExpression.callee'(node: NodeOf<'MemberExpression'>) {
        if (node.object.type !== 'Identifier' || !testFunctions.has(node.object.name)) return
        if (node.property.type !== 'Identifier' || !['only', 'skip', 'todo'].includes(node.property.name)) return
        context.report({ node, messageId: 'off', data: { name: node.property.name } })
      },
    }
  },
}

/**
 * Beginnings of SQL statements. Upper-case keywords are enough by themselves; in lower case, where English prose begins the
 * same way ("select a record from the list"), something that prose does not have must follow.
 */
const sqlShapes = [
  /^\s*SELECT\s/,
  /^\s*(?:INSERT INTO|DELETE FROM|MERGE INTO|TRUNCATE|EXPLAIN|GRANT|REVOKE|ANALYZE|VACUUM)\s/,
  /^\s*UPDATE\s+(?:ONLY\s+)?[\w."$]+\s+(?:AS\s+\w+\s+)?SET\s/,
  /^\s*WITH\s+(?:RECURSIVE\s+)?\w+\s*(?:\([^)]*\)\s*)?AS\s/,
  /^\s*(?:CREATE|ALTER|DROP)\s+(?:OR\s+REPLACE\s+)?(?:TABLE|INDEX|UNIQUE|ROLE|POLICY|DATABASE|SCHEMA|FUNCTION|TRIGGER|EXTENSION|TYPE|VIEW|SEQUENCE)\b/,
  /^\s*SET\s+(?:LOCAL|SESSION|ROLE)\s/,
  /^\s*select\s+(?:\*|[\w.]+\s*,|count\(|[\w.]+\([^)]*\)|1\b|\$\d)/,
  /^\s*select\s[^\n]{0,400}\sfrom\s+[\w."]+\s+(?:where|join|left|order|group|limit|for)\s/,
  /^\s*(?:insert into|delete from)\s+[\w."$]+\s*(?:\(|where\s|values\b|select\b|using\b)/,
  /^\s*update\s+[\w."$]+\s+set\s+\w+\s*=/,
  /^\s*(?:create|alter|drop)\s+(?:or\s+replace\s+)?(?:table|index|unique index|role|policy|database|schema|function|trigger|extension)\s+(?:if\s+(?:not\s+)?exists\s+)?[\w."$]+\s*(?:\(|on\b|add\b|drop\b|enable\b|force\b|;|$)/,
]

const noSql: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      sql: 'SQL lives in src/drivers only: add the question to a port in src/casework/ports and let a driver answer it',
    },
  },
  create(context) {
    const look = (node: Node, text: string): void => {
      if (sqlShapes.some((shape) => shape.test(text))) context.report({ node, messageId: 'sql' })
    }
    return {
      Literal(node) {
        if (typeof node.value === 'string') look(node, node.value)
      },
      TemplateLiteral(node) {
        look(node, node.quasis.map((part) => part.value.cooked ?? part.value.raw).join('$1'))
      },
      TaggedTemplateExpression(node) {
        if (node.tag.type === 'Identifier' && node.tag.name === 'sql') context.report({ node, messageId: 'sql' })
      },
    }
  },
}

const platformModules = new Set(builtinModules)

const noPlatformImports: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      platform:
        '`{{name}}` is Node’s: a pure room takes what it needs as an argument (bytes, a hash function, an id, `now: Instant`)',
    },
  },
  create(context) {
    const look = (node: Node, name: unknown): void => {
      if (typeof name !== 'string' || !(name.startsWith('node:') || platformModules.has(name))) return
      context.report({ node, messageId: 'platform', data: { name } })
    }
    return {
      ImportDeclaration: (node) => look(node, node.source.value),
      ExportNamedDeclaration: (node) => look(node, node.source?.value),
      ExportAllDeclaration: (node) => look(node, node.source.value),
    }
  },
}

export default {
  rules: {
    'no-silencing-comments': noSilencingComments,
    'no-switched-off-tests': noSwitchedOffTests,
    'no-sql': noSql,
    'no-platform-imports': noPlatformImports,
  },
}
