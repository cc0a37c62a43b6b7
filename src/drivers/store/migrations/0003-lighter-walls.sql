-- The wall around seats without subqueries in every statement's plan, a mark that says whether anything about people has changed, and one due time a record.
-- Same rules as 0001: unit_id first, row-level security forced.

-- The last entry that changed who may do what in a unit, or its settings. Who keeps what stood under a mark may go on using it while the mark is the same.
CREATE TABLE standing_mark (
  unit_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  PRIMARY KEY (unit_id)
);
ALTER TABLE standing_mark ENABLE ROW LEVEL SECURITY;
ALTER TABLE standing_mark FORCE ROW LEVEL SECURITY;
CREATE POLICY unit ON standing_mark USING (unit_id = nullif(current_setting('app.unit', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON standing_mark TO bihuan_app;

-- Whether the seat acted through may see a record. Called only where a seat is set: a subquery in the policy itself would be prepared by every statement, and
-- that took a tenth of a write's time. Runs as the asker: what it reads of `share` is what the asker's own policies let through.
CREATE FUNCTION seat_sees(record uuid) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN EXISTS (SELECT FROM share s WHERE s.unit_id = nullif(current_setting('app.unit', true), '')::uuid
    AND s.seat_id = nullif(current_setting('app.seat', true), '')::uuid AND s.record_id = record);
END $$;
REVOKE ALL ON FUNCTION seat_sees(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seat_sees(uuid) TO bihuan_app;

DO $$
DECLARE
  one text;
  nobody constant text := 'coalesce(current_setting(''app.seat'', true), '''') = ''''';
  seat constant text := 'nullif(current_setting(''app.seat'', true), '''')::uuid';
BEGIN
  FOREACH one IN ARRAY ARRAY['record_key','entry','entry_payload','secret','claim','link','due','todo','file_use'] LOOP
    EXECUTE format('ALTER POLICY seat ON %I USING (%s OR seat_sees(record_id))', one, nobody);
  END LOOP;
  EXECUTE format('ALTER POLICY seat ON record USING (%s OR id = %s OR seat_sees(id))', nobody, seat);
  EXECUTE format('ALTER POLICY seat ON share USING (%s OR seat_id = %s)', nobody, seat);
  EXECUTE format('ALTER POLICY seat ON file USING (%s OR EXISTS (SELECT FROM file_use u
    WHERE u.unit_id = file.unit_id AND u.sha256 = file.sha256))', nobody);
END $$;

-- Of each record the first due time only: the clock looks at all of them when that one has come. Row-level security is lifted for the owner while this runs.
ALTER TABLE due NO FORCE ROW LEVEL SECURITY;
DELETE FROM due d USING due e WHERE e.unit_id = d.unit_id AND e.record_id = d.record_id AND (e.at, e.deadline, e.step) < (d.at, d.deadline, d.step);
ALTER TABLE due FORCE ROW LEVEL SECURITY;
