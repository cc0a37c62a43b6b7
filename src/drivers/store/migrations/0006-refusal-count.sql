-- How often a rule refused on a day. A refusal leaves no trace in any record; that the rule stands and works is shown by how often it said no. Outside the journal: nobody
-- answers for a figure, and one lost in a crash harms nobody. Same rules as 0001: unit_id first, row-level security forced.
CREATE TABLE refusal_count (
  unit_id uuid NOT NULL,
  register text COLLATE "C" NOT NULL,
  rule text COLLATE "C" NOT NULL,
  day date NOT NULL,
  refused bigint NOT NULL CHECK (refused > 0),
  PRIMARY KEY (unit_id, register, rule, day)
);
ALTER TABLE refusal_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE refusal_count FORCE ROW LEVEL SECURITY;
CREATE POLICY unit ON refusal_count USING (unit_id = nullif(current_setting('app.unit', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON refusal_count TO bihuan_app;
