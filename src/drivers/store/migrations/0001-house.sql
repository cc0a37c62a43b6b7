-- The house's tables. Rules that hold for every table below, checked by a test against the catalogue:
--   unit_id comes first in every primary key, foreign key, unique constraint and index;
--   row-level security is enabled and forced; without app.unit set in the transaction nothing is visible;
--   filters compare text, bigint, boolean, date, timestamptz, uuid only: their operators are leak-proof, so that indexes work under row-level security;
--   due times that do not exist are 'infinity', so that one index order serves lists with and without a due time.
-- Runs as bihuan_owner. The application's role, bihuan_app, owns nothing and has no more than the grants at the end.

-- A unit as it is known to itself: projected from its record in the root unit.
CREATE TABLE unit (
  unit_id uuid NOT NULL,
  name text NOT NULL,
  kind text COLLATE "C" NOT NULL,
  parent uuid,
  zone text COLLATE "C" NOT NULL,
  root boolean NOT NULL DEFAULT false,
  PRIMARY KEY (unit_id)
);

-- One row per record: the fold of its entries. Can be dropped and made again from the journal.
CREATE TABLE record (
  unit_id uuid NOT NULL,
  id uuid NOT NULL,
  register text COLLATE "C" NOT NULL,
  version text COLLATE "C" NOT NULL,
  revision integer NOT NULL CHECK (revision > 0),
  state text COLLATE "C" NOT NULL,
  closed boolean NOT NULL,
  late boolean NOT NULL,
  erased boolean NOT NULL DEFAULT false,
  title text COLLATE "zh-Hans-CN-x-icu" NOT NULL,
  owner text COLLATE "C" NOT NULL DEFAULT '',
  department text COLLATE "C" NOT NULL DEFAULT '',
  amount bigint,
  due_at timestamptz NOT NULL DEFAULT 'infinity',
  opened_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  closed_at timestamptz,
  fields jsonb NOT NULL,
  more jsonb NOT NULL,
  PRIMARY KEY (unit_id, id)
) WITH (fillfactor = 85);
-- No index on changed_at: with one, no update of a record could stay within its page (HOT), and every verb would touch every index.
CREATE INDEX record_by_due ON record (unit_id, register, closed, due_at, id);
CREATE INDEX record_by_state ON record (unit_id, register, state, due_at, id);
CREATE INDEX record_by_department ON record (unit_id, register, department, state, due_at, id);
CREATE INDEX record_by_owner ON record (unit_id, register, owner, state, due_at, id);
CREATE INDEX record_by_opening ON record (unit_id, register, opened_at, id);
CREATE INDEX record_by_title ON record (unit_id, register, title, id);

-- Values of filterable fields. Exactly one of the three values is set.
CREATE TABLE record_key (
  unit_id uuid NOT NULL,
  register text COLLATE "C" NOT NULL,
  field text COLLATE "C" NOT NULL,
  text_value text COLLATE "C",
  int_value bigint,
  day_value date,
  record_id uuid NOT NULL,
  CHECK (num_nonnulls(text_value, int_value, day_value) = 1)
);
CREATE INDEX record_key_text ON record_key (unit_id, register, field, text_value, record_id) WHERE text_value IS NOT NULL;
CREATE INDEX record_key_int ON record_key (unit_id, register, field, int_value, record_id) WHERE int_value IS NOT NULL;
CREATE INDEX record_key_day ON record_key (unit_id, register, field, day_value, record_id) WHERE day_value IS NOT NULL;
CREATE INDEX record_key_record ON record_key (unit_id, record_id, field);

-- The journal. The leaf is canonical JSON (RFC 8785) and is never made again from other columns.
CREATE TABLE entry (
  unit_id uuid NOT NULL,
  id uuid NOT NULL,
  record_id uuid NOT NULL,
  register text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  verb text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL,
  person text COLLATE "C",
  leaf bytea NOT NULL CHECK (octet_length(leaf) <= 65536),
  PRIMARY KEY (unit_id, id),
  UNIQUE (unit_id, record_id, revision)
) PARTITION BY HASH (unit_id);
DO $$ BEGIN
  FOR part IN 0..7 LOOP
    EXECUTE format('CREATE TABLE %I PARTITION OF entry FOR VALUES WITH (MODULUS 8, REMAINDER %s)', 'entry_' || part, part);
  END LOOP;
END $$;
CREATE INDEX entry_by_person ON entry (unit_id, person, id);
CREATE INDEX entry_by_register ON entry (unit_id, register, id);

-- What the leaf commits to: salt, and the payload encrypted under the record's key. Erasable; the leaf stays. Without salt it has been erased.
CREATE TABLE entry_payload (
  unit_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  record_id uuid NOT NULL,
  salt bytea,
  sealed bytea NOT NULL,
  PRIMARY KEY (unit_id, entry_id)
);

-- One key per record. Destroying it erases the content everywhere.
CREATE TABLE secret (
  unit_id uuid NOT NULL, record_id uuid NOT NULL,
  key bytea NOT NULL CHECK (octet_length(key) = 32),
  PRIMARY KEY (unit_id, record_id)
);

-- Entries that have no leaf index yet. The sealer gives it and takes the row away.
CREATE TABLE pending (
  unit_id uuid NOT NULL, entry_id uuid NOT NULL, PRIMARY KEY (unit_id, entry_id)
);

-- Values that must be unique within a unit and register.
CREATE TABLE claim (
  unit_id uuid NOT NULL,
  register text COLLATE "C" NOT NULL,
  claim text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  record_id uuid NOT NULL,
  PRIMARY KEY (unit_id, register, claim, value)
);
CREATE INDEX claim_record ON claim (unit_id, record_id);

CREATE TABLE link (
  unit_id uuid NOT NULL, record_id uuid NOT NULL,
  field text COLLATE "C" NOT NULL,
  to_id uuid NOT NULL,
  PRIMARY KEY (unit_id, record_id, field, to_id)
);
CREATE INDEX link_to ON link (unit_id, to_id, record_id);

-- Times at which something falls due; polled by wake.
CREATE TABLE due (
  unit_id uuid NOT NULL,
  at timestamptz NOT NULL,
  record_id uuid NOT NULL,
  deadline text COLLATE "C" NOT NULL,
  step text COLLATE "C" NOT NULL,
  register text COLLATE "C" NOT NULL,
  PRIMARY KEY (unit_id, at, record_id, deadline, step)
);

-- The inbox: who (a party's token) is awaited to do which verb.
CREATE TABLE todo (
  unit_id uuid NOT NULL,
  who text COLLATE "C" NOT NULL,
  due_at timestamptz NOT NULL DEFAULT 'infinity',
  record_id uuid NOT NULL,
  verb text COLLATE "C" NOT NULL,
  register text COLLATE "C" NOT NULL,
  raised boolean NOT NULL,
  PRIMARY KEY (unit_id, who, due_at, record_id, verb)
);

-- How far a duty's records have been created.
CREATE TABLE duty_cursor (
  unit_id uuid NOT NULL,
  register text COLLATE "C" NOT NULL,
  duty text COLLATE "C" NOT NULL,
  through text COLLATE "C" NOT NULL,
  PRIMARY KEY (unit_id, register, duty)
);

-- Full text. Read through search_records only: @@ is not leak-proof, so that row-level security would keep it from its index.
CREATE TABLE search (
  unit_id uuid NOT NULL,
  record_id uuid NOT NULL,
  register text COLLATE "C" NOT NULL,
  tokens tsvector NOT NULL,
  PRIMARY KEY (unit_id, record_id)
);
CREATE INDEX search_tokens ON search USING gin (unit_id, tokens);

-- Files by hash; the bytes lie in the file store.
CREATE TABLE file (
  unit_id uuid NOT NULL,
  sha256 text COLLATE "C" NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  sm3 text COLLATE "C" NOT NULL,
  size bigint NOT NULL,
  type text COLLATE "C" NOT NULL,
  name text NOT NULL,
  put_at timestamptz NOT NULL,
  PRIMARY KEY (unit_id, sha256)
);
-- Who has put it in: only such a person, or a reader of a record that holds it, may attach it elsewhere.
CREATE TABLE file_put (
  unit_id uuid NOT NULL,
  sha256 text COLLATE "C" NOT NULL,
  person text COLLATE "C" NOT NULL,
  PRIMARY KEY (unit_id, sha256, person),
  FOREIGN KEY (unit_id, sha256) REFERENCES file (unit_id, sha256) ON DELETE CASCADE
);
CREATE TABLE file_use (
  unit_id uuid NOT NULL,
  sha256 text COLLATE "C" NOT NULL,
  record_id uuid NOT NULL,
  PRIMARY KEY (unit_id, sha256, record_id),
  FOREIGN KEY (unit_id, sha256) REFERENCES file (unit_id, sha256)
);
CREATE INDEX file_use_record ON file_use (unit_id, record_id);

-- What was done with a key. No content: the answer is folded again from the journal.
CREATE TABLE idempotency (
  unit_id uuid NOT NULL,
  key text COLLATE "C" NOT NULL,
  request_hash bytea,
  register text COLLATE "C" NOT NULL,
  record_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  revision integer NOT NULL,
  warnings text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (unit_id, key)
);

-- Work that a commit leaves behind, ids only: push a shared record's summary, sweep a file's bytes.
CREATE TABLE job (
  unit_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('glance', 'sweep')),
  subject text COLLATE "C" NOT NULL,
  PRIMARY KEY (unit_id, id)
);

-- Records a seat may see. share_id: the record that says so, or the shared record itself when the seat has opened it.
CREATE TABLE share (
  unit_id uuid NOT NULL, seat_id uuid NOT NULL, record_id uuid NOT NULL, share_id uuid NOT NULL,
  PRIMARY KEY (unit_id, seat_id, record_id, share_id)
);
CREATE INDEX share_record ON share (unit_id, record_id);
CREATE INDEX share_source ON share (unit_id, share_id);

-- Seats held by people of this unit in other units: projected from the host's seat records.
CREATE TABLE seat_held (
  unit_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  host uuid NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  from_day date NOT NULL,
  until_day date NOT NULL,
  PRIMARY KEY (unit_id, seat_id)
);
CREATE INDEX seat_held_person ON seat_held (unit_id, person_id);

-- Summaries of other units' shared records, in the overseer's unit.
CREATE TABLE glance (
  unit_id uuid NOT NULL,
  source uuid NOT NULL,
  record_id uuid NOT NULL,
  register text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  state text COLLATE "C" NOT NULL,
  closed boolean NOT NULL,
  late boolean NOT NULL,
  title text COLLATE "zh-Hans-CN-x-icu" NOT NULL,
  due_at timestamptz NOT NULL,
  opened_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (unit_id, source, record_id)
);
CREATE INDEX glance_by_due ON glance (unit_id, register, closed, due_at, record_id);

-- Outside the journal on purpose: how a person looks at lists, sign-in, sessions.
CREATE TABLE saved_view (
  unit_id uuid NOT NULL,
  person text COLLATE "C" NOT NULL,
  register text COLLATE "C" NOT NULL,
  name text NOT NULL,
  query text NOT NULL,
  PRIMARY KEY (unit_id, person, register, name)
);
-- In the root unit. login is what is typed at sign-in, folded to lower case.
CREATE TABLE credential (
  unit_id uuid NOT NULL,
  account_id uuid NOT NULL,
  login text COLLATE "C" NOT NULL,
  person_id uuid NOT NULL,
  home uuid NOT NULL,
  hash text NOT NULL,
  must_change boolean NOT NULL DEFAULT false,
  failures integer NOT NULL DEFAULT 0,
  failed_at timestamptz,
  locked_until timestamptz,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (unit_id, account_id),
  UNIQUE (unit_id, login)
);
-- In the root unit, by hash of the token: who steals the table cannot sign in with it.
CREATE TABLE session (
  unit_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  account_id uuid NOT NULL,
  person_id uuid NOT NULL,
  home uuid NOT NULL,
  host uuid,
  seat_id uuid,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  address text COLLATE "C" NOT NULL,
  browser text NOT NULL DEFAULT '',
  PRIMARY KEY (unit_id, token_hash)
);
CREATE INDEX session_account ON session (unit_id, account_id);
CREATE INDEX session_end ON session (unit_id, ends_at);
-- Append-only, in the root unit. A name that is no account is never kept.
CREATE TABLE sign_in_event (
  unit_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  kind text COLLATE "C" NOT NULL,
  account_id uuid,
  person_id uuid,
  address text COLLATE "C" NOT NULL,
  browser text NOT NULL DEFAULT '',
  PRIMARY KEY (unit_id, id)
);
CREATE INDEX sign_in_event_address ON sign_in_event (unit_id, address, at);
CREATE INDEX sign_in_event_account ON sign_in_event (unit_id, account_id, at);

-- Append-only by trigger as well as by grants: also for whoever has been granted too much.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON sign_in_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON sign_in_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
DO $$ DECLARE one text; BEGIN
  FOREACH one IN ARRAY ARRAY['entry','entry_0','entry_1','entry_2','entry_3','entry_4','entry_5','entry_6','entry_7'] LOOP
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', one);
  END LOOP;
END $$;

-- Isolation. Policy "unit" lets through the rows of the transaction's unit and no others, also for the owner (FORCE).
DO $$ DECLARE one text; BEGIN
  FOREACH one IN ARRAY ARRAY[
    'unit','record','record_key','entry','entry_0','entry_1','entry_2','entry_3','entry_4','entry_5','entry_6','entry_7','entry_payload','secret',
    'pending','claim','link','due','todo','duty_cursor','search','file','file_put','file_use','idempotency','job','share','seat_held','glance',
    'saved_view','credential','session','sign_in_event'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', one);
    EXECUTE format('CREATE POLICY unit ON %I USING (unit_id = nullif(current_setting(''app.unit'', true), '''')::uuid)', one);
  END LOOP;
END $$;
-- Policy "seat" narrows it for an outsider: a record only when it is shared with the seat, and what hangs on a record with it.
DO $$
DECLARE
  one text;
  nobody constant text := '(SELECT coalesce(current_setting(''app.seat'', true), '''')) = ''''';
  seat constant text := 'nullif(current_setting(''app.seat'', true), '''')::uuid';
BEGIN
  FOREACH one IN ARRAY ARRAY['record_key','entry','entry_payload','secret','claim','link','due','todo','file_use'] LOOP
    EXECUTE format('CREATE POLICY seat ON %I AS RESTRICTIVE TO bihuan_app USING (%s OR EXISTS (SELECT FROM share s
      WHERE s.unit_id = %I.unit_id AND s.seat_id = %s AND s.record_id = %I.record_id))', one, nobody, one, seat, one);
  END LOOP;
  -- The seat's own record is seen through it as well: whether it is valid today is read anew each time.
  EXECUTE format('CREATE POLICY seat ON record AS RESTRICTIVE TO bihuan_app USING (%s OR id = %s OR EXISTS (SELECT FROM share s
    WHERE s.unit_id = record.unit_id AND s.seat_id = %s AND s.record_id = record.id))', nobody, seat, seat);
  EXECUTE format('CREATE POLICY seat ON share AS RESTRICTIVE TO bihuan_app USING (%s OR seat_id = %s)', nobody, seat);
  -- An outsider puts files in, and reads those that hang on what is shared.
  EXECUTE format('CREATE POLICY seat ON file AS RESTRICTIVE FOR SELECT TO bihuan_app USING (%s OR EXISTS (SELECT FROM file_use u
    WHERE u.unit_id = file.unit_id AND u.sha256 = file.sha256))', nobody);
END $$;

-- The three doors through the wall, each with one purpose. They run as the owner, whom a policy lets read just that table.
CREATE POLICY name_function ON record FOR SELECT TO bihuan_owner USING (true);
CREATE POLICY search_function ON search FOR SELECT TO bihuan_owner USING (true);
CREATE POLICY directory_function ON unit FOR SELECT TO bihuan_owner USING (true);
-- Newest first. Filters by unit and seat itself, and gives ids only: the records are then read through the wall.
CREATE FUNCTION search_records(query tsquery, registers text[], at_most integer) RETURNS TABLE (record_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT s.record_id FROM search s
  WHERE s.unit_id = nullif(current_setting('app.unit', true), '')::uuid
    AND s.tokens @@ query AND s.register = ANY (registers)
    AND (coalesce(current_setting('app.seat', true), '') = '' OR EXISTS (SELECT FROM share h
      WHERE h.unit_id = s.unit_id AND h.seat_id = nullif(current_setting('app.seat', true), '')::uuid AND h.record_id = s.record_id))
  ORDER BY s.record_id DESC LIMIT at_most
$$;
-- Names of people and departments that an outsider finds on what is shared with the seat, by ids found there; nothing else of them.
CREATE FUNCTION display_names(ids uuid[], registers text[]) RETURNS TABLE (id uuid, register text, title text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT r.id, r.register, r.title FROM record r
  WHERE r.unit_id = nullif(current_setting('app.unit', true), '')::uuid AND r.id = ANY (ids) AND r.register = ANY (registers)
$$;
-- The units of the installation are no secret between its units.
CREATE FUNCTION unit_directory() RETURNS SETOF unit
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT * FROM unit ORDER BY root DESC, unit_id
$$;
REVOKE ALL ON FUNCTION search_records(tsquery, text[], integer), display_names(uuid[], text[]), unit_directory(), refuse_change() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION search_records(tsquery, text[], integer), display_names(uuid[], text[]), unit_directory() TO bihuan_app;
GRANT SELECT, INSERT ON entry, sign_in_event TO bihuan_app;
GRANT SELECT, INSERT, DELETE ON entry_payload, secret, pending, record_key, claim, link, due, todo, search, file, file_put, file_use, job, share TO bihuan_app;
GRANT SELECT, INSERT, UPDATE ON unit, record, idempotency, duty_cursor TO bihuan_app;
GRANT UPDATE ON secret, search, file TO bihuan_app;
GRANT DELETE ON idempotency TO bihuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON seat_held, glance, saved_view, credential, session TO bihuan_app;
