-- How a person wishes to be reminded outside the house, and how far that has come. Outside the journal, as saved views are: nobody answers for it.
-- Same rules as 0001: unit_id first, row-level security forced. told_on: the day of the last reminder; tried_at: of the last attempt, so that a gateway that is away is
-- not asked every half minute. quiet_from and quiet_until are hours of the unit's zone; equal hours mean no quiet time.
CREATE TABLE reminder (
  unit_id uuid NOT NULL,
  person text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL CHECK (channel IN ('mail', 'webhook')),
  address text NOT NULL,
  quiet_from smallint NOT NULL CHECK (quiet_from BETWEEN 0 AND 23),
  quiet_until smallint NOT NULL CHECK (quiet_until BETWEEN 0 AND 23),
  told_on date,
  tried_at timestamptz,
  PRIMARY KEY (unit_id, person)
);
ALTER TABLE reminder ENABLE ROW LEVEL SECURITY;
ALTER TABLE reminder FORCE ROW LEVEL SECURITY;
CREATE POLICY unit ON reminder USING (unit_id = nullif(current_setting('app.unit', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON reminder TO bihuan_app;
