package store

import (
	"crypto/rand"
	"fmt"
)

var draftsFile = &kind{
	name:          "drafts.db",
	content:       "saved answers",
	applicationID: 0x574D4452, // WMDR
	version:       1,
	fingerprint:   "8d254deb8e90040e6ebad328cf2a2056b7d5236c31ccc1645ea5e5fda85d3e50",
	schema: func() string {
		salt := make([]byte, saltLen)
		rand.Read(salt) // never fails: the program ends where the system has no randomness
		return draftsSchema + fmt.Sprintf("INSERT INTO meta(k, v) VALUES('salt', x'%x'), ('derivation', CAST('%s' AS BLOB));", salt, standardCost)
	},
}

// draftsSchema is version 1 of drafts.db. It is never edited once released.
const draftsSchema = `
-- One saved assessment, encrypted. id is made of the six words, as the key is that opens blob; rev is random and another
-- one after each change, so it does not tell how many there were; expires is the last day on which blob can be opened.
-- blob has one of three lengths, whatever was written.
CREATE TABLE draft(
  id      BLOB    PRIMARY KEY CHECK(length(id) = 16),
  rev     INTEGER NOT NULL,
  expires TEXT    NOT NULL CHECK(expires GLOB '20[0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  blob    BLOB    NOT NULL CHECK(length(blob) IN (16424, 65576, 262184))
) STRICT, WITHOUT ROWID;

-- salt: 32 random bytes of this file. derivation: how a key is made of six words and the salt.
CREATE TABLE meta(
  k TEXT PRIMARY KEY,
  v BLOB NOT NULL
) STRICT, WITHOUT ROWID;
`
