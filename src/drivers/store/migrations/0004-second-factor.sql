-- Second factors: one-time codes, recovery codes, passkeys; and which passwords were used before. All in the root unit, beside credential.
-- Same rules as 0001: unit_id first, row-level security forced.

-- sealed: the secret, encrypted under the installation's key, which lies in a file and in no backup of the database. proposed: one that has been shown and not confirmed yet.
-- used_step: the last step of thirty seconds whose code was accepted; no code of it or of an earlier one is accepted again.
CREATE TABLE second_factor (
  unit_id uuid NOT NULL,
  account_id uuid NOT NULL,
  sealed bytea,
  proposed bytea,
  since timestamptz,
  used_step bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (unit_id, account_id)
);
-- By hash: eighty random bits are not guessed from it. A used one stays, so that it is known how many are left of how many.
CREATE TABLE recovery_code (
  unit_id uuid NOT NULL,
  account_id uuid NOT NULL,
  hash bytea NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (unit_id, account_id, hash)
);
-- Public keys only: nothing here signs anybody in.
CREATE TABLE passkey (
  unit_id uuid NOT NULL,
  id text COLLATE "C" NOT NULL,
  account_id uuid NOT NULL,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text COLLATE "C" NOT NULL,
  name text NOT NULL,
  made_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (unit_id, id)
);
CREATE INDEX passkey_account ON passkey (unit_id, account_id);
-- What a browser was asked to sign, by hash; gone when it has been, and soon in any case.
CREATE TABLE passkey_challenge (
  unit_id uuid NOT NULL,
  hash bytea NOT NULL,
  account_id uuid,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (unit_id, hash)
);
CREATE INDEX passkey_challenge_end ON passkey_challenge (unit_id, ends_at);
CREATE TABLE used_password (
  unit_id uuid NOT NULL,
  account_id uuid NOT NULL,
  replaced_at timestamptz NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (unit_id, account_id, replaced_at)
);

-- proof: what the holder showed at sign-in. bare: a second factor is required, and there is none yet; nothing is answered before there is.
ALTER TABLE session ADD COLUMN proof text COLLATE "C" NOT NULL DEFAULT 'password' CHECK (proof IN ('password', 'code', 'recovery', 'passkey'));
ALTER TABLE session ADD COLUMN bare boolean NOT NULL DEFAULT false;

DO $$
DECLARE one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['second_factor', 'recovery_code', 'passkey', 'passkey_challenge', 'used_password'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', one);
    EXECUTE format('CREATE POLICY unit ON %I USING (unit_id = nullif(current_setting(''app.unit'', true), '''')::uuid)', one);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO bihuan_app', one);
  END LOOP;
END
$$;
