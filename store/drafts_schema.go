package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
)

var draftsFile = &kind{
	name:          "drafts.db",
	content:       "saved answers",
	applicationID: 0x574D4452, // WMDR
	fingerprints: []string{
		"8d254deb8e90040e6ebad328cf2a2056b7d5236c31ccc1645ea5e5fda85d3e50",
		"f27bc9b39501bae0c7930070b149b835c066542b8406acbb86f69adff29d728d",
	},
	schema: func(version int) string {
		salt := make([]byte, saltLen)
		rand.Read(salt) // never fails: the program ends where the system has no randomness
		return draftTable(version) + draftsMeta + fmt.Sprintf("INSERT INTO meta(k, v) VALUES('salt', x'%x'), ('derivation', CAST('%s' AS BLOB));", salt, standardCost)
	},
}

// draftTable and draftsMeta are the tables of drafts.db. What they were in a version is never edited once released.
// Version 2 has room for the largest drafts: full notes and a full training record, with every line signed.
func draftTable(version int) string {
	lengths := "16424, 65576, 262184"
	if version >= 2 {
		lengths += ", 1048616"
	}
	return fmt.Sprintf(`
-- One saved assessment, encrypted. id is made of the six words, as the key is that opens blob; rev is random and another
-- one after each change, so it does not tell how many there were; expires is the last day on which blob can be opened.
-- blob has one of three lengths, or of four in version 2, whatever was written.
CREATE TABLE draft(
  id      BLOB    PRIMARY KEY CHECK(length(id) = 16),
  rev     INTEGER NOT NULL,
  expires TEXT    NOT NULL CHECK(expires GLOB '20[0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  blob    BLOB    NOT NULL CHECK(length(blob) IN (%s))
) STRICT, WITHOUT ROWID;
`, lengths)
}

const draftsMeta = `
-- salt: 32 random bytes of this file. derivation: how a key is made of six words and the salt.
CREATE TABLE meta(
  k TEXT PRIMARY KEY,
  v BLOB NOT NULL
) STRICT, WITHOUT ROWID;
`

// mostInVersion1 is the longest blob that a file of version 1 takes.
const mostInVersion1 = 262184

// widen makes a file of version 1 one of version 2, in the transaction of the first draft that needs the room. Until then
// an older program can go on with the file.
func widen(ctx context.Context, tx *sql.Tx) error {
	var version int // another terminal may have been first
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return fmt.Errorf("read version: %w", err)
	}
	if version >= 2 {
		return nil
	}
	_, err := tx.ExecContext(ctx, "ALTER TABLE draft RENAME TO narrow;"+draftTable(2)+
		"INSERT INTO draft SELECT id, rev, expires, blob FROM narrow; DROP TABLE narrow; PRAGMA user_version = 2")
	if err != nil {
		return fmt.Errorf("widen the table of drafts: %w", err)
	}
	return nil
}
