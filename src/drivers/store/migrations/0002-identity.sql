-- Signing in: one-time links, what the installation is for, and sessions whose token is replaced while they go on.
-- Same rules as 0001: unit_id first, row-level security forced.

-- One row: the id the root unit has or will have, and whether this database holds the demo or the truth. Found through open_house only,
-- because before it is known there is no unit to set.
CREATE TABLE installation (
  unit_id uuid NOT NULL,
  purpose text COLLATE "C" NOT NULL CHECK (purpose IN ('demo', 'serve')),
  made_at timestamptz NOT NULL DEFAULT now(),
  -- The demo only: when its seed was complete, and where its clock stood last.
  seeded_at timestamptz,
  clock_at timestamptz,
  PRIMARY KEY (unit_id)
);

-- By hash of the token. Used once, and gone with the next link for the same account.
CREATE TABLE one_time_link (
  unit_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  purpose text COLLATE "C" NOT NULL CHECK (purpose IN ('first-administrators', 'account', 'reset')),
  account_id uuid,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (unit_id, token_hash)
);
CREATE INDEX one_time_link_account ON one_time_link (unit_id, account_id);

-- A session outlives its tokens: each token is a row, the one before the last stays good for a moment.
ALTER TABLE session ADD COLUMN id uuid NOT NULL;
-- Powers have changed: the token is replaced at the next request.
ALTER TABLE session ADD COLUMN stale boolean NOT NULL DEFAULT false;
ALTER TABLE session ADD COLUMN superseded boolean NOT NULL DEFAULT false;
CREATE INDEX session_id ON session (unit_id, id);
CREATE INDEX session_person ON session (unit_id, person_id);

-- Failures are counted in the log itself.
ALTER TABLE credential DROP COLUMN failures, DROP COLUMN failed_at, DROP COLUMN locked_until;

DO $$
DECLARE one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['installation', 'one_time_link'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', one);
    EXECUTE format('CREATE POLICY unit ON %I USING (unit_id = nullif(current_setting(''app.unit'', true), '''')::uuid)', one);
  END LOOP;
END
$$;

-- The third door through the wall. Gives the installation's row; makes it the first time, whoever of several processes comes first.
CREATE POLICY installation_function ON installation TO bihuan_owner USING (true) WITH CHECK (true);
CREATE FUNCTION open_house(fresh uuid, wanted text) RETURNS SETOF installation
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('bihuan installation'));
  INSERT INTO installation (unit_id, purpose) SELECT fresh, wanted WHERE NOT EXISTS (SELECT FROM installation);
  RETURN QUERY SELECT * FROM installation;
END
$$;
REVOKE ALL ON FUNCTION open_house(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_house(uuid, text) TO bihuan_app;
GRANT SELECT ON installation TO bihuan_app;
GRANT UPDATE (seeded_at, clock_at) ON installation TO bihuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON one_time_link TO bihuan_app;
