package store

// kind is what sets one of our files apart from the other.
type kind struct {
	name          string // of the file
	content       string // as a person calls it
	applicationID int
	// fingerprints are the digests of every name and definition in a file, of version 1 and on. A trigger could log the
	// time of each share, so nothing is written to a file that has more than the tables of its version, or less, or others.
	fingerprints []string
	// schema is the statements that make the tables of a file of a version, and what it holds from the start.
	schema func(version int) string
}

// version is that of a new file.
func (k *kind) version() int { return len(k.fingerprints) }

var responsesFile = &kind{
	name:          "responses.db",
	content:       "shared ratings",
	applicationID: 0x574D5250, // WMRP
	fingerprints:  []string{"5e9ce0d37977a4886c36f6e32b63577b33d6369453c6af8a2c5a79820948b94f"},
	schema:        func(int) string { return responsesSchema },
}

// responsesSchema is version 1 of responses.db. It is never edited once released.
const responsesSchema = `
-- One shared assessment. id is random and drawn before sharing; stage 0 is "not said"; areas holds one byte a focus
-- area; release is NULL while the row waits, -1 when promised to a hub, 0 when a hub holds it, else the release number.
CREATE TABLE response(
  id            BLOB    PRIMARY KEY CHECK(length(id) = 16),
  period        TEXT    NOT NULL CHECK(period GLOB '20[0-9][0-9]-Q[1-4]'),
  questionnaire TEXT    NOT NULL CHECK(length(questionnaire) BETWEEN 1 AND 40 AND questionnaire NOT GLOB '*[^a-z0-9-]*'),
  version       TEXT    NOT NULL CHECK(length(version) BETWEEN 1 AND 12 AND version NOT GLOB '*[^0-9.]*'),
  profession    TEXT    NOT NULL CHECK(length(profession) BETWEEN 1 AND 40 AND profession NOT GLOB '*[^a-z0-9-]*'),
  stage         INTEGER NOT NULL CHECK(stage BETWEEN 0 AND 3),
  areas         BLOB    NOT NULL CHECK(length(areas) BETWEEN 1 AND 200),
  checksum      BLOB    NOT NULL CHECK(length(checksum) = 8),
  release       INTEGER CHECK(release >= -1)
) STRICT, WITHOUT ROWID;

-- The planning answers of one person, under an id of their own; nothing links them to a response. ticks holds 16 bits
-- for each list in the order of the pack, little-endian.
CREATE TABLE planning(
  id            BLOB    PRIMARY KEY CHECK(length(id) = 16),
  period        TEXT    NOT NULL CHECK(period GLOB '20[0-9][0-9]-Q[1-4]'),
  questionnaire TEXT    NOT NULL CHECK(length(questionnaire) BETWEEN 1 AND 40 AND questionnaire NOT GLOB '*[^a-z0-9-]*'),
  version       TEXT    NOT NULL CHECK(length(version) BETWEEN 1 AND 12 AND version NOT GLOB '*[^0-9.]*'),
  ticks         BLOB    NOT NULL CHECK(length(ticks) BETWEEN 2 AND 16),
  checksum      BLOB    NOT NULL CHECK(length(checksum) = 8),
  release       INTEGER CHECK(release >= -1)
) STRICT, WITHOUT ROWID;

-- Releases exactly as published. made is a day.
CREATE TABLE release(
  no     INTEGER PRIMARY KEY,
  made   TEXT NOT NULL,
  doc    TEXT NOT NULL,
  sha256 BLOB NOT NULL
) STRICT;

-- last_period: the last quarter used. release_ready: the day it was worked out, and no, now or yes.
CREATE TABLE meta(
  k TEXT PRIMARY KEY,
  v BLOB NOT NULL
) STRICT, WITHOUT ROWID;
`
