package neo4jtest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// service is what these tests want to know of one service of compose.yaml.
type service struct {
	Image       string
	Build       string
	Environment map[string]string
	Ports       []string
	Volumes     []string
	DependsOn   map[string]struct{ Condition string } `yaml:"depends_on"`
	Healthcheck struct {
		Test     []string
		Interval string
		Retries  int
	}
	ReadOnly bool `yaml:"read_only"`
}

func composed(t *testing.T) (neo4j, standpoint service) {
	t.Helper()
	var file struct {
		Services map[string]service
		Volumes  map[string]any
	}
	if err := yaml.Unmarshal([]byte(rootFile(t, "compose.yaml")), &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Services) != 2 {
		t.Fatalf("%d services", len(file.Services))
	}
	for _, s := range file.Services {
		for _, v := range s.Volumes {
			if name, _, _ := strings.Cut(v, ":"); len(file.Volumes) == 0 || !hasKey(file.Volumes, name) {
				t.Errorf("volume %s is not declared", v)
			}
		}
	}
	return file.Services["neo4j"], file.Services["standpoint"]
}

// TestCompose: what a user starts is the Neo4j that is tested, reachable from this machine only, and waited for.
func TestCompose(t *testing.T) {
	neo4j, standpoint := composed(t)
	tested := regexp.MustCompile(`newest_5=(\S+)`).FindStringSubmatch(rootFile(t, "scripts/neo4j"))
	if tested == nil || neo4j.Image != "neo4j:"+tested[1]+"-community" {
		t.Errorf("image %s, tested is %v", neo4j.Image, tested)
	}
	if standpoint.Build != "." || !standpoint.ReadOnly {
		t.Errorf("standpoint: build %q, read-only %v", standpoint.Build, standpoint.ReadOnly)
	}
	if standpoint.DependsOn["neo4j"].Condition != "service_healthy" {
		t.Error("standpoint does not wait for a healthy neo4j")
	}
	for name, s := range map[string]service{"neo4j": neo4j, "standpoint": standpoint} {
		if len(s.Healthcheck.Test) < 2 || s.Healthcheck.Test[0] != "CMD" || s.Healthcheck.Interval == "" || s.Healthcheck.Retries == 0 {
			t.Errorf("%s: health check %+v", name, s.Healthcheck)
		}
		if len(s.Ports) == 0 {
			t.Errorf("%s cannot be reached", name)
		}
		for _, p := range s.Ports {
			if !strings.HasPrefix(p, "127.0.0.1:") {
				t.Errorf("%s: port %s is open to the network", name, p)
			}
		}
	}
}

// TestComposeVolume: the guide of an export imports into the volume that the composed server reads.
func TestComposeVolume(t *testing.T) {
	neo4j, _ := composed(t)
	project := regexp.MustCompile(`(?m)^name: (\S+)$`).FindStringSubmatch(rootFile(t, "compose.yaml"))
	guide := rootFile(t, "graph/neo4j/export_guide.go")
	for _, v := range neo4j.Volumes {
		if project == nil || !strings.Contains(guide, " -v "+project[1]+"_"+v+" ") {
			t.Errorf("the guide does not name the volume %s of %q", v, project)
		}
	}
	if len(neo4j.Volumes) == 0 {
		t.Error("neo4j keeps nothing")
	}
}

// TestComposeSecrets: both services get the one password of .env and say what is missing; nothing secret has a value of its own here.
func TestComposeSecrets(t *testing.T) {
	neo4j, standpoint := composed(t)
	for _, s := range []struct{ name, value, want string }{
		{"NEO4J_AUTH", neo4j.Environment["NEO4J_AUTH"], "neo4j/${NEO4J_PASSWORD:?set NEO4J_PASSWORD in .env"},
		{"NEO4J_PASSWORD", standpoint.Environment["NEO4J_PASSWORD"], "${NEO4J_PASSWORD:?set NEO4J_PASSWORD in .env"},
		{"STANDPOINT_TOKENS", standpoint.Environment["STANDPOINT_TOKENS"], "${STANDPOINT_TOKENS:?set STANDPOINT_TOKENS in .env"},
		{"NEO4J_URI", standpoint.Environment["NEO4J_URI"], "bolt://neo4j:7687"},
		{"NEO4J_USERNAME", standpoint.Environment["NEO4J_USERNAME"], "neo4j"},
	} {
		if !strings.HasPrefix(s.value, s.want) {
			t.Errorf("%s is %q, want %q…", s.name, s.value, s.want)
		}
	}
	if hasKey(neo4j.Environment, "NEO4J_PASSWORD") {
		t.Error("neo4j: its image takes every NEO4J_ variable for a setting and would not start with NEO4J_PASSWORD")
	}
	if !strings.Contains(rootFile(t, ".dockerignore"), "\n.env\n") {
		t.Error("the passwords of .env would get into the image")
	}
}

// TestDockerfile: pinned, static, and not root.
func TestDockerfile(t *testing.T) {
	file := rootFile(t, "Dockerfile")
	for _, from := range regexp.MustCompile(`(?m)^FROM (\S+)`).FindAllStringSubmatch(file, -1) {
		if from[1] != "scratch" && !regexp.MustCompile(`:\d+\.\d+\.\d+`).MatchString(from[1]) {
			t.Errorf("%s may change under us", from[1])
		}
	}
	for _, want := range []string{"\nFROM scratch\n", "CGO_ENABLED=0 go build", "\nUSER 65532:65532\n", `ENTRYPOINT ["/standpoint"]`} {
		if !strings.Contains(file, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func rootFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func hasKey[V any](m map[string]V, key string) bool {
	_, ok := m[key]
	return ok
}
