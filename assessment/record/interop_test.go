package record_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"waymark/assessment"
	"waymark/assessment/outside"
	"waymark/assessment/record"
)

// The tests in this file put credentials before tools of other people: npm's jose for the proof, and LearnCard's Open
// Badges types (@learncard/types) for the form. WAYMARK_NPM is a folder with both under node_modules. Without it, or
// without node, they are skipped, unless WAYMARK_NEED_TOOLS is set.

// independent runs testdata/credential.mjs in node with one order, and returns what it answers.
func independent(t *testing.T, order map[string]any) map[string]any {
	t.Helper()
	node, modules := outside.Need(t, "node"), os.Getenv("WAYMARK_NPM")
	if modules == "" {
		outside.Missing(t, "WAYMARK_NPM is not set")
	}
	script, err := filepath.Abs("testdata/credential.mjs")
	do(t, err)
	cmd := exec.Command(node, script)
	cmd.Env = append(os.Environ(), "WAYMARK_NPM="+modules)
	cmd.Stdin = bytes.NewReader(mustJSON(t, order))
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, &stderr)
	}
	var answer map[string]any
	do(t, json.Unmarshal(out, &answer))
	return answer
}

// accepted puts a credential before the tools: whether jose takes its proof, and LearnCard's types its form.
func accepted(t *testing.T, credential, did string) (proof, form bool) {
	t.Helper()
	answer := independent(t, map[string]any{"do": "check", "credential": credential, "did": did, "now": "2026-11-22T12:00:00Z"})
	if answer["proof"] != true {
		t.Logf("jose: %v", answer["proof"])
	}
	if answer["form"] != true {
		t.Logf("form: %v", answer["form"])
	}
	return answer["proof"] == true, answer["form"] == true
}

func TestOtherToolsAcceptASignedLine(t *testing.T) {
	key := newKey(t, 1, "Riverside")
	tr := signedRecord(t, key)
	for i := range 2 {
		if proof, form := accepted(t, tr.Lines[i].Credential, key.Key); !proof || !form {
			t.Errorf("line %d: proof %t, form %t", i+1, proof, form)
		}
	}
}

func TestOtherToolsRefuseAnAlteredByte(t *testing.T) {
	key := newKey(t, 1, "Riverside")
	genuine := signedRecord(t, key).Lines[0].Credential
	parts := strings.Split(genuine, ".")
	for name, at := range map[string]int{
		"header": 20, "payload": len(parts[0]) + 200, "signature": len(genuine) - 40,
	} {
		altered := []byte(genuine)
		altered[at] = 'A' + (altered[at]-'A'+1)%26
		if proof, _ := accepted(t, string(altered), key.Key); proof {
			t.Errorf("jose takes an altered %s", name)
		}
		tr := signedRecord(t, key)
		tr.Lines[0].Credential = string(altered)
		if got := record.Verify(tr, trusting(key), readingDay)[0]; got.Standing != record.Broken {
			t.Errorf("an altered %s is %s here", name, got.Standing)
		}
	}
	other := newKey(t, 2, "Another")
	if proof, _ := accepted(t, genuine, other.Key); proof {
		t.Error("jose takes the key of another employer")
	}
}

func TestOtherToolsRefuseABrokenForm(t *testing.T) {
	key := newKey(t, 1, "Riverside")
	for name, change := range map[string]func(map[string]any){
		"no name of the achievement": func(m map[string]any) {
			delete(m["credentialSubject"].(map[string]any)["achievement"].(map[string]any), "name")
		},
		"no issuer": func(m map[string]any) { delete(m, "issuer") },
		"an identity that is not hashed": func(m map[string]any) {
			m["credentialSubject"].(map[string]any)["identifier"] = []any{map[string]any{"type": "IdentityObject"}}
		},
	} {
		if proof, form := accepted(t, forge(t, key, change).Lines[0].Credential, key.Key); !proof || form {
			t.Errorf("%s: proof %t, form %t", name, proof, form)
		}
	}
}

// WAYMARK_OB3_SCHEMA is the path of the JSON Schema of an achievement credential, as 1EdTech publishes it. Its licence
// does not let us keep a copy here.
func TestPublishedSchemaTakesASignedLine(t *testing.T) {
	path := os.Getenv("WAYMARK_OB3_SCHEMA")
	if path == "" {
		t.Skip("WAYMARK_OB3_SCHEMA names no schema")
	}
	file, err := os.Open(path)
	do(t, err)
	defer file.Close()
	doc, err := jsonschema.UnmarshalJSON(file)
	do(t, err)
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	do(t, compiler.AddResource("schema.json", doc))
	schema, err := compiler.Compile("schema.json")
	do(t, err)
	valid := func(credential string) error {
		payload, err := base64.RawURLEncoding.DecodeString(strings.Split(credential, ".")[1])
		do(t, err)
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(payload))
		do(t, err)
		return schema.Validate(value)
	}
	key := newKey(t, 1, "Riverside")
	for i, line := range signedRecord(t, key).Lines[:2] {
		if err := valid(line.Credential); err != nil {
			t.Errorf("line %d: %v", i+1, err)
		}
	}
	broken := forge(t, key, func(m map[string]any) { delete(m, "validFrom") })
	if valid(broken.Lines[0].Credential) == nil {
		t.Error("a credential without its first day is taken")
	}
}

// jose makes a key and signs the same form; it is read here as one of ours.
func TestCredentialOfAnotherToolIsReadHere(t *testing.T) {
	tr := signedRecord(t, newKey(t, 1, "Riverside"))
	payload, err := base64.RawURLEncoding.DecodeString(strings.Split(tr.Lines[0].Credential, ".")[1])
	do(t, err)
	var members map[string]any
	do(t, json.Unmarshal(payload, &members))
	for _, typ := range []string{"", "JWT", "vc+jwt"} {
		answer := independent(t, map[string]any{"do": "make", "payload": members, "typ": typ})
		tr.Lines[0].Credential = answer["credential"].(string)
		trust := record.Trust{Employers: []record.Employer{{Name: "North", Key: answer["did"].(string), From: signingDay, Until: signingDay}}}
		got := record.Verify(tr, trust, readingDay)[0]
		if got.Standing != record.Trusted || got.Employer != "North" || got.Until != (assessment.Date{Year: 2028, Month: 3, Day: 4}) {
			t.Errorf("typ %q: %s", typ, got.Sentence())
		}
	}
}
