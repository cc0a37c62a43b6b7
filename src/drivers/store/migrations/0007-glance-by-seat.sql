-- Summaries in an overseer's unit are kept by the seat they were shared with, so that of two people of one office each sees what his or her seat is shown and no more.
-- facts: what an overview counts by, as far as the seat may read it. All summaries are pushed anew: they follow from what is shared.
TRUNCATE glance;
ALTER TABLE glance DROP CONSTRAINT glance_pkey;
ALTER TABLE glance ADD COLUMN seat_id uuid NOT NULL;
ALTER TABLE glance ADD COLUMN facts jsonb NOT NULL;
ALTER TABLE glance ADD PRIMARY KEY (unit_id, seat_id, record_id);
-- Row-level security is forced on the owner as well: without a unit set it would see nothing to push.
ALTER TABLE share NO FORCE ROW LEVEL SECURITY;
ALTER TABLE job NO FORCE ROW LEVEL SECURITY;
INSERT INTO job (unit_id, id, kind, subject) SELECT s.unit_id, gen_random_uuid(), 'glance', s.record_id::text
  FROM (SELECT DISTINCT unit_id, record_id FROM share) s;
ALTER TABLE share FORCE ROW LEVEL SECURITY;
ALTER TABLE job FORCE ROW LEVEL SECURITY;
