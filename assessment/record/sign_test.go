package record_test

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"pgregory.net/rapid"

	"waymark/assessment"
	"waymark/assessment/record"
)

// The employer of these tests signs on one day, and the record is checked on a later one.
var (
	signingDay = assessment.Date{Year: 2026, Month: time.May, Day: 4}
	readingDay = day
)

// drawn is randomness that is the same in every run.
func drawn(seed byte) *rand.ChaCha8 { return rand.NewChaCha8([32]byte{seed}) }

func newKey(t testing.TB, seed byte, name string) *record.Key {
	t.Helper()
	key, err := record.NewKey(drawn(seed), name, signingDay.AddDays(-30), signingDay.AddMonths(24))
	do(t, err)
	return key
}

// trained is a training record with a secret, one line done, one done once and for all, and one still to do.
func trained(t testing.TB) *assessment.TrainingRecord {
	t.Helper()
	holder, err := record.NewHolder(drawn(9))
	do(t, err)
	return &assessment.TrainingRecord{Holder: holder, Lines: []assessment.Training{
		{
			Topic: "t-fire", Name: "Fire safety (1)", Category: assessment.StatutoryMandatory, Class: assessment.Compulsory,
			Every: 24, Window: assessment.Window{Weeks: 2}, Done: assessment.Date{Year: 2026, Month: time.March, Day: 4},
			How: assessment.ByCourse, Provider: "Riverside training team", Evidence: "Certificate in my folder", VerifiedBy: "Team lead",
		},
		{Title: "Serial casting <Łódź> & \"more\"", Class: assessment.NeededForRole, Every: assessment.Once, Done: signingDay, Equivalent: true},
		{Topic: "t-prevent", Name: "Preventing radicalisation", Class: assessment.Compulsory, Every: 36},
	}}
}

// signedRecord is trained with its first two lines signed.
func signedRecord(t testing.TB, key *record.Key) *assessment.TrainingRecord {
	t.Helper()
	tr := trained(t)
	do(t, key.Sign(tr, 0, signingDay, drawn(1)))
	do(t, key.Sign(tr, 1, signingDay, drawn(2)))
	return tr
}

func trusting(keys ...*record.Key) record.Trust {
	var trust record.Trust
	for _, k := range keys {
		trust.Employers = append(trust.Employers, k.Employer)
	}
	return trust
}

func standings(checked []record.CheckedLine) []record.Standing {
	var all []record.Standing
	for _, c := range checked {
		all = append(all, c.Standing)
	}
	return all
}

func list(t testing.TB, key *record.Key, issued, next assessment.Date, ids ...string) *record.Revocations {
	t.Helper()
	signed, err := key.Revoke(record.Revocations{Issued: issued, Next: next, IDs: ids})
	do(t, err)
	read, err := record.ReadRevocations(signed)
	do(t, err)
	return read
}

func TestSignedLinesAreTrustedAndTheRestIsSelfDeclared(t *testing.T) {
	key := newKey(t, 1, "Riverside")
	checked := record.Verify(signedRecord(t, key), trusting(key), readingDay)
	if got, want := standings(checked), []record.Standing{record.Trusted, record.Trusted, record.SelfDeclared}; !slices.Equal(got, want) {
		t.Fatalf("standings %v, want %v", got, want)
	}
	for i, want := range []string{
		"Trusted: signed by Riverside on 4 May 2026, good until 4 March 2028. Whether it was revoked is not known: there is no list of theirs.",
		"Trusted: signed by Riverside on 4 May 2026, with no last day. Whether it was revoked is not known: there is no list of theirs.",
		"Self-declared: nobody signed it.",
	} {
		if got := checked[i].Sentence(); got != want {
			t.Errorf("said %s\nwant %s", got, want)
		}
	}
}

func TestNobodyIsTrustedByDefault(t *testing.T) {
	checked := record.Verify(signedRecord(t, newKey(t, 1, "Riverside")), record.Trust{}, readingDay)
	for _, c := range checked {
		if c.Standing == record.Trusted {
			t.Errorf("line %d is trusted", c.Line)
		}
	}
}

// Each case changes what is checked, and says how the first line stands then, and what is said of it.
func TestEachStandingOfALine(t *testing.T) {
	key, other := newKey(t, 1, "Riverside"), newKey(t, 2, "Another")
	id := record.Verify(signedRecord(t, key), trusting(key), readingDay)[0].ID
	type given struct {
		*assessment.TrainingRecord
		record.Trust
		today assessment.Date
	}
	lists := func(all ...*record.Revocations) func(*given) { return func(g *given) { g.Lists = all } }
	fresh, stale := readingDay.AddDays(30), readingDay.AddDays(-1)
	for name, c := range map[string]struct {
		change func(*given)
		want   record.Standing
		says   string
	}{
		"as signed":             {func(*given) {}, record.Trusted, "Trusted: signed by Riverside"},
		"on its last day":       {func(g *given) { g.today = assessment.Date{Year: 2028, Month: 3, Day: 4} }, record.Trusted, ""},
		"the day after":         {func(g *given) { g.today = assessment.Date{Year: 2028, Month: 3, Day: 5} }, record.Expired, "Expired: signed by Riverside on 4 May 2026, and good until 4 March 2028."},
		"before it was signed":  {func(g *given) { g.today = signingDay.AddDays(-1) }, record.NotYet, "a day that has not come"},
		"a key not on the list": {func(g *given) { g.Employers = []record.Employer{other.Employer} }, record.UnknownKey, `is not on your list (did:key:z6Mk`},
		"the name alone": {func(g *given) {
			g.Employers = []record.Employer{{Name: "Riverside", Key: other.Key, From: other.From, Until: other.Until}}
		}, record.UnknownKey, `It calls itself "Riverside", which proves nothing.`},
		"a key that has ended":     {func(g *given) { g.Employers[0].Until = signingDay.AddDays(-1) }, record.KeyDays, "does not trust this key"},
		"a key that had not begun": {func(g *given) { g.Employers[0].From = signingDay.AddDays(1) }, record.KeyDays, ""},
		"a key that ended since":   {func(g *given) { g.Employers[0].Until = signingDay }, record.Trusted, ""},
		"another name on the list": {func(g *given) { g.Employers[0].Name = "North" }, record.Trusted, "signed by North"},
		"another record":           {func(g *given) { g.Holder, _ = record.NewHolder(drawn(8)) }, record.OtherHolder, "but for another record."},
		"a record without secret":  {func(g *given) { g.Holder = "" }, record.OtherHolder, ""},
		"another line's signature": {func(g *given) { g.Lines[0].Credential = g.Lines[1].Credential }, record.Changed, "Topic"},
		"a later day":              {func(g *given) { g.Lines[0].Done = signingDay }, record.Changed, "Not as signed: Done."},
		"a due date given":         {func(g *given) { g.Lines[0].GivenDue = fresh }, record.Changed, "Not as signed: Due date given."},
		"a text taken out":         {func(g *given) { g.Lines[0].Evidence = "" }, record.Changed, "Not as signed: Evidence."},
		"one fact inside another": {func(g *given) {
			g.Lines[0].Evidence, g.Lines[0].Provider = "", "Riverside training team\nEvidence: Certificate in my folder"
		}, record.Changed, ""},
		"the next booking":        {func(g *given) { g.Lines[0].Booked = fresh }, record.Trusted, ""},
		"a signature cut short":   {func(g *given) { g.Lines[0].Credential = g.Lines[0].Credential[:200] }, record.Broken, "does not hold"},
		"no signature at all":     {func(g *given) { g.Lines[0].Credential = "yes" }, record.Broken, ""},
		"a list that names it":    {lists(list(t, key, signingDay, fresh, id)), record.Revoked, "Revoked: signed by Riverside on 4 May 2026, and taken back since."},
		"a list without it":       {lists(list(t, key, readingDay, fresh)), record.Trusted, "Not revoked on 22 November 2026."},
		"a list before the line":  {lists(list(t, key, signingDay.AddDays(-1), fresh)), record.Trusted, "good until 4 March 2028. Their list is older than this signature."},
		"a list of its last day":  {lists(list(t, key, signingDay, readingDay)), record.Trusted, "Not revoked on 4 May 2026."},
		"a list that is stale":    {lists(list(t, key, signingDay, stale)), record.StaleList, "It is from 4 May 2026, and the next was due on 21 November 2026."},
		"a stale list that names": {lists(list(t, key, signingDay, stale, id)), record.Revoked, ""},
		"a stale and a new list":  {lists(list(t, key, signingDay, stale), list(t, key, readingDay, fresh)), record.Trusted, ""},
		"an old list that names":  {lists(list(t, key, signingDay, stale, id), list(t, key, readingDay, fresh)), record.Revoked, ""},
		"a list of days to come":  {lists(list(t, key, fresh, fresh)), record.StaleList, ""},
		"another's list": {func(g *given) {
			g.Employers, g.Lists = append(g.Employers, other.Employer), []*record.Revocations{list(t, other, signingDay, fresh, id)}
		}, record.Trusted, "there is no list of theirs"},
		"their other key's list": {func(g *given) {
			twin := other.Employer
			twin.Name = "Riverside"
			g.Employers, g.Lists = append(g.Employers, twin), []*record.Revocations{list(t, other, signingDay, fresh, id)}
		}, record.Revoked, ""},
		"a list of the key's next name": {func(g *given) {
			renamed := key.Employer
			renamed.Name, renamed.From = "Riverside North", signingDay.AddDays(1)
			g.Employers[0].Until = signingDay
			g.Employers, g.Lists = append(g.Employers, renamed), []*record.Revocations{list(t, key, readingDay, fresh, id)}
		}, record.Revoked, "signed by Riverside on"},
		"a list as a signature": {func(g *given) {
			g.Lines[0].Credential, _ = key.Revoke(record.Revocations{Issued: signingDay, Next: fresh})
		}, record.Broken, ""},
	} {
		t.Run(name, func(t *testing.T) {
			g := given{signedRecord(t, key), trusting(key), readingDay}
			c.change(&g)
			got := record.Verify(g.TrainingRecord, g.Trust, g.today)[0]
			if got.Standing != c.want || !strings.Contains(got.Sentence(), c.says) {
				t.Errorf("%s: %s\nwant %s: %s", got.Standing, got.Sentence(), c.want, c.says)
			}
		})
	}
}

func TestListConcernsTheLinesOfItsEmployerAlone(t *testing.T) {
	key, twin, other := newKey(t, 1, "Riverside"), newKey(t, 2, "Riverside"), newKey(t, 3, "Riverside North")
	trust := trusting(key, twin, other)
	checked := record.Verify(signedRecord(t, key), trust, readingDay)
	for name, c := range map[string]struct {
		by   *record.Key
		want bool
	}{"the same key": {key, true}, "their other key": {twin, true}, "another name": {other, false}} {
		if got := list(t, c.by, signingDay, readingDay).Concerns(trust.Employers, checked); got != c.want {
			t.Errorf("%s: %t", name, got)
		}
	}
	unsigned := record.Verify(trained(t), trust, readingDay)
	if list(t, key, signingDay, readingDay).Concerns(trust.Employers, unsigned) {
		t.Error("a list concerns lines that nobody signed")
	}
}

// forge signs the credential of the first line again after its JSON was changed.
func forge(t testing.TB, key *record.Key, change func(map[string]any)) *assessment.TrainingRecord {
	t.Helper()
	tr := signedRecord(t, key)
	payload, err := base64.RawURLEncoding.DecodeString(strings.Split(tr.Lines[0].Credential, ".")[1])
	do(t, err)
	var members map[string]any
	do(t, json.Unmarshal(payload, &members))
	change(members)
	tr.Lines[0].Credential, err = key.SignAs(mustJSON(t, members), "")
	do(t, err)
	return tr
}

func TestCredentialThatSaysTwoThingsIsRefused(t *testing.T) {
	key, other := newKey(t, 1, "Riverside"), newKey(t, 2, "Another")
	for name, change := range map[string]func(map[string]any){
		"another issuer inside":  func(m map[string]any) { m["issuer"].(map[string]any)["id"] = other.Key },
		"another id":             func(m map[string]any) { m["jti"] = "urn:uuid:x" },
		"another holder":         func(m map[string]any) { m["sub"] = "urn:x" },
		"another first day":      func(m map[string]any) { m["nbf"] = 1 },
		"another last day":       func(m map[string]any) { m["exp"] = 4102444800 },
		"a last day left out":    func(m map[string]any) { delete(m, "exp") },
		"a last day put in":      func(m map[string]any) { delete(m, "validUntil") },
		"no first day":           func(m map[string]any) { delete(m, "validFrom") },
		"another context":        func(m map[string]any) { m["@context"] = []string{"https://example.org"} },
		"no badge":               func(m map[string]any) { m["type"] = []string{"VerifiableCredential"} },
		"somebody else's issuer": func(m map[string]any) { m["iss"] = other.Key },
	} {
		t.Run(name, func(t *testing.T) {
			if got := record.Verify(forge(t, key, change), trusting(key, other), readingDay)[0]; got.Standing != record.Broken {
				t.Errorf("%s: %s", got.Standing, got.Sentence())
			}
		})
	}
	tr := forge(t, key, func(m map[string]any) { m["type"] = []string{"VerifiableCredential", "AchievementCredential"} })
	if got := record.Verify(tr, trusting(key), readingDay)[0]; got.Standing != record.Trusted {
		t.Errorf("the other name of a badge: %s", got.Sentence())
	}
	tr = forge(t, key, func(m map[string]any) { m["iss"] = "did:web:example.org" })
	if got := record.Verify(tr, trusting(key), readingDay)[0]; got.Standing != record.UnknownKey {
		t.Errorf("an issuer without a key: %s", got.Sentence())
	}
}

// The signature is sound by the issuer's own key; other tools would look into the header for it and find another.
func TestHeaderThatNamesAnotherKeyIsRefused(t *testing.T) {
	private := ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	stranger := ed25519.NewKeyFromSeed([]byte(strings.Repeat("x", ed25519.SeedSize)))
	key, err := record.NewKey(strings.NewReader(string(private.Seed())), "Riverside", signingDay, signingDay)
	do(t, err)
	tr := signedRecord(t, key)
	payload, err := base64.RawURLEncoding.DecodeString(strings.Split(tr.Lines[0].Credential, ".")[1])
	do(t, err)
	for name, c := range map[string]struct {
		header jose.HeaderKey
		value  any
		want   record.Standing
	}{
		"nothing":     {"x", "y", record.Trusted},
		"its own key": {"jwk", jose.JSONWebKey{Key: private.Public()}, record.Trusted},
		"its own id":  {"kid", key.Key + "#other", record.Trusted},
		"a JWT":       {"typ", "JWT", record.Trusted},
		"not a badge": {"typ", "waymark-revocations+jwt", record.Broken},
		"another key": {"jwk", jose.JSONWebKey{Key: stranger.Public()}, record.Broken},
		"another id":  {"kid", newKey(t, 2, "Another").Key, record.Broken},
	} {
		signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.EdDSA, Key: private}, (&jose.SignerOptions{}).WithHeader(c.header, c.value))
		do(t, err)
		jws, err := signer.Sign(payload)
		do(t, err)
		tr.Lines[0].Credential, err = jws.CompactSerialize()
		do(t, err)
		if got := record.Verify(tr, trusting(key), readingDay)[0]; got.Standing != c.want {
			t.Errorf("%s: %s", name, got.Sentence())
		}
	}
}

func TestAnyAlteredByteOfASignatureIsFound(t *testing.T) {
	key := newKey(t, 1, "Riverside")
	tr := signedRecord(t, key)
	genuine := tr.Lines[0].Credential
	alter := func(at int, to byte) {
		altered := []byte(genuine)
		if altered[at] == to {
			return
		}
		altered[at] = to
		tr.Lines[0].Credential = string(altered)
		if got := record.Verify(tr, trusting(key), readingDay)[0]; got.Standing == record.Trusted {
			t.Fatalf("byte %d of %d changed from %c to %c, and still trusted", at, len(genuine), genuine[at], to)
		}
	}
	for at := range genuine { // the neighbour in the alphabet, which may only differ in bits that nobody reads
		const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
		i := strings.IndexByte(alphabet, genuine[at])
		alter(at, alphabet[(i+1)%len(alphabet)])
	}
	rapid.Check(t, func(t *rapid.T) {
		alter(rapid.IntRange(0, len(genuine)-1).Draw(t, "at"), rapid.Byte().Draw(t, "to"))
	})
}

func TestAnyAlteredFactOfALineIsFound(t *testing.T) {
	key := newKey(t, 1, "Riverside")
	unsigned := []string{"Window", "Booked", "Credential"}
	kind := reflect.TypeFor[assessment.Training]()
	genuine := signedRecord(t, key)
	rapid.Check(t, func(t *rapid.T) {
		tr := &assessment.TrainingRecord{Holder: genuine.Holder, Lines: slices.Clone(genuine.Lines)}
		field := kind.Field(rapid.IntRange(0, kind.NumField()-1).Draw(t, "field"))
		if slices.Contains(unsigned, field.Name) {
			return
		}
		line := &tr.Lines[0]
		before := *line
		value := reflect.ValueOf(line).Elem().FieldByIndex(field.Index)
		switch value.Kind() {
		case reflect.String:
			value.SetString(rapid.OneOf(rapid.StringOf(rapid.RuneFrom([]rune("ab: \n\x1bé"))), rapid.Just(value.String()+" ")).Draw(t, "text"))
		case reflect.Int:
			value.SetInt(int64(rapid.IntRange(-1, 120).Draw(t, "months")))
		case reflect.Bool:
			value.SetBool(true)
		default:
			value.Set(reflect.ValueOf(signingDay.AddDays(rapid.IntRange(-900, 900).Draw(t, "day"))))
		}
		if got := record.Verify(tr, trusting(key), readingDay)[0]; *line != before && got.Standing != record.Changed {
			t.Fatalf("%s changed, and %s: %s", field.Name, got.Standing, got.Sentence())
		}
	})
}

func TestSigningTheSameGivesTheSameCredential(t *testing.T) {
	one, two := signedRecord(t, newKey(t, 1, "Riverside")), signedRecord(t, newKey(t, 1, "Riverside"))
	if one.Lines[0] != two.Lines[0] {
		t.Error("two signatures of the same with the same randomness differ")
	}
}

// Nothing in a credential leads from one of a person's credentials to another, or to the person.
func TestCredentialNamesNobodyAndLinksToNoOther(t *testing.T) {
	tr := signedRecord(t, newKey(t, 1, "Riverside"))
	values := func(i int) map[string]any {
		payload, err := base64.RawURLEncoding.DecodeString(strings.Split(tr.Lines[i].Credential, ".")[1])
		do(t, err)
		if strings.Contains(string(payload), tr.Holder) {
			t.Error("the holder's secret is in the credential")
		}
		var m map[string]any
		do(t, json.Unmarshal(payload, &m))
		return m
	}
	one, two := values(0), values(1)
	for _, claim := range []string{"id", "jti", "sub"} {
		if one[claim] == two[claim] {
			t.Errorf("two credentials have the same %s", claim)
		}
	}
	if reflect.DeepEqual(one["credentialSubject"].(map[string]any)["identifier"], two["credentialSubject"].(map[string]any)["identifier"]) {
		t.Error("two credentials have the same holder")
	}
}

func TestLinesThatCannotBeSigned(t *testing.T) {
	key := newKey(t, 1, "Riverside")
	for name, c := range map[string]struct {
		change func(*assessment.TrainingRecord)
		today  assessment.Date
		want   error
	}{
		"not done":       {func(tr *assessment.TrainingRecord) { tr.Lines[0].Done = assessment.Date{} }, signingDay, record.ErrNotDone},
		"done tomorrow":  {func(tr *assessment.TrainingRecord) { tr.Lines[0].Done = signingDay.AddDays(1) }, signingDay, record.ErrFutureLine},
		"past its due":   {func(tr *assessment.TrainingRecord) { tr.Lines[0].Done = signingDay.AddMonths(-25) }, signingDay, record.ErrPastDue},
		"no secret":      {func(tr *assessment.TrainingRecord) { tr.Holder = "" }, signingDay, record.ErrHolderUnset},
		"after the key":  {func(*assessment.TrainingRecord) {}, key.Until.AddDays(1), record.ErrKeyDays},
		"before the key": {func(*assessment.TrainingRecord) {}, key.From.AddDays(-1), record.ErrKeyDays},
		"texts too long": {func(tr *assessment.TrainingRecord) {
			tr.Lines[0].Evidence, tr.Lines[0].Provider, tr.Lines[0].VerifiedBy = strings.Repeat("\U0001F600", 120), strings.Repeat("\U0001F600", 120), strings.Repeat("\U0001F600", 120)
		}, signingDay, record.ErrTooLong},
		"all texts long": {func(tr *assessment.TrainingRecord) {
			tr.Lines[0].Evidence, tr.Lines[0].Provider, tr.Lines[0].VerifiedBy = strings.Repeat("é", 120), strings.Repeat("é", 120), strings.Repeat("é", 120)
		}, signingDay, nil},
		"nothing against": {func(*assessment.TrainingRecord) {}, signingDay, nil},
	} {
		t.Run(name, func(t *testing.T) {
			tr := trained(t)
			c.change(tr)
			if err := key.Sign(tr, 0, c.today, drawn(1)); !errors.Is(err, c.want) {
				t.Errorf("%v, want %v", err, c.want)
			}
			if (c.want == nil) != (tr.Lines[0].Credential != "") {
				t.Error("signed, or not, against what was said")
			}
		})
	}
}

func TestSignedLinesComeThroughAFile(t *testing.T) {
	key := newKey(t, 1, "Riverside")
	r := shortRecord()
	r.Training = *signedRecord(t, key)
	for name, data := range map[string][]byte{"JSON": encode(t, r), "PDF": asPDF(t, encode(t, r))} {
		back, err := record.Read(data)
		do(t, err)
		if got := standings(record.Verify(&back.Training, trusting(key), readingDay)); got[0] != record.Trusted || got[1] != record.Trusted {
			t.Errorf("%s: %v", name, got)
		}
		if back.Training.Holder != r.Training.Holder {
			t.Errorf("%s: the secret is lost", name)
		}
	}
}

func TestSignedLinesComeThroughADraft(t *testing.T) {
	key := newKey(t, 1, "Riverside")
	a := assessment.New(pack(t))
	do(t, a.TakeTraining(*signedRecord(t, key)))
	encoded, err := (&assessment.Draft{Assessment: a}).Encode()
	do(t, err)
	d, err := assessment.DecodeDraft(pack(t), encoded)
	do(t, err)
	tr := record.New(d.Assessment, day).Training
	if got := standings(record.Verify(&tr, trusting(key), readingDay)); got[0] != record.Trusted {
		t.Error(got)
	}
}

func TestKeyFileOpensWithItsPassphraseAlone(t *testing.T) {
	key := newKey(t, 1, "Riverside")
	sealed, err := key.Seal("correct horse", 2)
	do(t, err)
	if !strings.HasPrefix(string(sealed), "-----BEGIN AGE ENCRYPTED FILE-----\n") {
		t.Errorf("sealed as %.40s", sealed)
	}
	opened, err := record.OpenKey(sealed, "correct horse")
	do(t, err)
	if opened.Employer != key.Employer {
		t.Errorf("opened %v, want %v", opened.Employer, key.Employer)
	}
	do(t, opened.Sign(trained(t), 0, signingDay, drawn(1)))
	for passphrase, data := range map[string][]byte{"correct horsf": sealed, "": sealed} {
		if _, err := record.OpenKey(data, passphrase); !errors.Is(err, record.ErrPassphrase) {
			t.Errorf("%q: %v", passphrase, err)
		}
	}
	for name, data := range map[string][]byte{"empty": nil, "another file": []byte("hello"), "cut short": sealed[:len(sealed)/2]} {
		if _, err := record.OpenKey(data, "correct horse"); !errors.Is(err, record.ErrNoKey) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestListsOfRevocationsThatAreRefused(t *testing.T) {
	key := newKey(t, 1, "Riverside")
	signed, err := key.Revoke(record.Revocations{Issued: signingDay, Next: readingDay, IDs: []string{"urn:uuid:00000000-0000-4000-8000-000000000001"}})
	do(t, err)
	parts := strings.Split(signed, ".")
	changed := parts[0] + "." + parts[1] + "." + strings.Repeat("A", 86)
	if _, err := record.ReadRevocations(changed); !errors.Is(err, record.ErrListUnsound) {
		t.Errorf("changed: %v", err)
	}
	resigned := func(payload, typ string) string {
		s, err := key.SignAs([]byte(payload), typ)
		do(t, err)
		return s
	}
	const typ = "waymark-revocations+jwt"
	head := `{"format":"waymark-revocations","version":1,"iss":"` + key.Key + `",`
	for name, data := range map[string]string{
		"empty": "", "words": "revoked: all", "a credential": signedRecord(t, key).Lines[0].Credential,
		"a list of another kind": resigned(head+`"issued":"2026-05-04","next_update":"2026-06-04","revoked":[]}`, "JWT"),
		"no days":                resigned(head+`"revoked":[]}`, typ),
		"a strange key":          resigned(head+`"issued":"2026-05-04","next_update":"2026-06-04","revoked":[],"x":1}`, typ),
		"a strange id":           resigned(head+`"issued":"2026-05-04","next_update":"2026-06-04","revoked":["x y"]}`, typ),
	} {
		if _, err := record.ReadRevocations(data); !errors.Is(err, record.ErrNoList) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, c := range map[string]struct {
		record.Revocations
		want error
	}{
		"days in the wrong order": {record.Revocations{Issued: signingDay, Next: signingDay.AddDays(-1)}, record.ErrListDays},
		"after the key":           {record.Revocations{Issued: key.Until.AddDays(1), Next: key.Until.AddDays(9)}, record.ErrKeyDays},
		"a strange id":            {record.Revocations{Issued: signingDay, Next: readingDay, IDs: []string{"one"}}, record.ErrCredentialID},
	} {
		if _, err := key.Revoke(c.Revocations); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The vector is that of the did:key specification.
func TestKeysAreNamedAsOthersNameThem(t *testing.T) {
	for did, want := range map[string]bool{
		"did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK":  true,
		"did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doKK": false,
		"did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2do0":  false,
		"did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169": false,
		"did:web:example.org": false,
		"":                    false,
	} {
		if got := record.ValidKey(did); got != want {
			t.Errorf("%q: %t", did, got)
		}
	}
	if !record.ValidKey(newKey(t, 1, "Riverside").Key) {
		t.Error("a key of our own has no name")
	}
}

// FuzzVerify holds for anything that stands as a signature or a list: no panic, no trust, and clean sentences.
func FuzzVerify(f *testing.F) {
	key := newKey(f, 1, "Riverside")
	tr := signedRecord(f, key)
	genuine := tr.Lines[0].Credential
	f.Add(genuine)
	f.Add("..")
	f.Add("e30.e30.AA")
	revocations, err := key.Revoke(record.Revocations{Issued: signingDay, Next: readingDay})
	do(f, err)
	f.Add(revocations)
	f.Fuzz(func(t *testing.T, s string) {
		tr.Lines[0].Credential = s
		got := record.Verify(tr, trusting(key), readingDay)[0]
		if got.Standing == record.Trusted && s != genuine {
			t.Fatalf("trusted: %q", s)
		}
		said := got.Sentence()
		if cleaned, _ := assessment.Clean(said, len(said)); cleaned != said {
			t.Errorf("said %q", said)
		}
		_, _ = record.ReadRevocations(s)
		if resigned, err := key.SignAs([]byte(s), ""); err == nil {
			tr.Lines[0].Credential = resigned
			_ = record.Verify(tr, trusting(key), readingDay)[0].Sentence()
		}
	})
}
