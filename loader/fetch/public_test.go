package fetch

import (
	"net/netip"
	"testing"
)

func TestIsPublic(t *testing.T) {
	for ip, want := range map[string]bool{
		"1.1.1.1": true, "8.8.8.8": true, "93.184.215.14": true, "172.15.255.255": true, "172.32.0.0": true, "100.63.255.255": true,
		"100.128.0.0": true, "223.255.255.255": true, "198.17.255.255": true, "198.20.0.0": true, "192.0.1.0": true,
		"2606:4700:4700::1111": true, "2a00:1450::1": true, "2001:200::1": true, "2400::1": true,

		"0.0.0.0": false, "0.1.2.3": false, "10.0.0.1": false, "100.64.0.0": false, "100.100.100.200": false, "100.127.255.255": false,
		"127.0.0.1": false, "127.255.255.254": false, "169.254.169.254": false, "172.16.0.0": false, "172.31.255.255": false,
		"192.0.0.1": false, "192.0.0.192": false, "192.0.2.1": false, "192.88.99.1": false, "192.168.1.1": false, "198.18.0.1": false,
		"198.19.255.255": false, "198.51.100.1": false, "203.0.113.1": false, "224.0.0.1": false, "239.255.255.255": false,
		"240.0.0.1": false, "255.255.255.255": false, "168.63.129.16": false,

		"::": false, "::1": false, "::7f00:1": false, "::ffff:127.0.0.1": false, "::ffff:8.8.8.8": false, "64:ff9b::7f00:1": false,
		"64:ff9b::808:808": false, "64:ff9b:1::1": false, "100::1": false, "2001::1": false, "2001:0:7f00:1::": false, "2001:2::1": false,
		"2001:10::1": false, "2001:20::1": false, "2001:db8::1": false, "2002:7f00:1::": false, "2002:808:808::": false, "3fff::1": false,
		"5f00::1": false, "fc00::1": false, "fd00:ec2::254": false, "fe80::1": false, "fec0::1": false, "ff02::1": false, "4000::1": false,
		"2606:4700::1%eth0": false,
	} {
		if got := isPublic(netip.MustParseAddr(ip)); got != want {
			t.Errorf("%s: public is %v", ip, got)
		}
	}
	if isPublic(netip.Addr{}) {
		t.Error("no address is public")
	}
	if !isOwn(netip.MustParseAddr("127.0.0.1")) || isOwn(netip.MustParseAddr("1.1.1.1")) {
		t.Error("this machine does not know itself")
	}
}

func TestParseAllow(t *testing.T) {
	all, err := ParseAllow(" Intranet.News.example. ,10.1.2.3/16, desk:8080,[fd00::1]:8443,fd00::2,10.0.0.9:81,10.2.0.0/16:82,")
	if err != nil {
		t.Fatal(err)
	}
	f := New(Options{Allow: all})
	for _, row := range []struct {
		name, ip string
		port     uint16
		want     bool
	}{
		{"intranet.news.example", "192.168.0.1", 443, true}, {"intranet.news.example", "127.0.0.1", 80, true},
		{"intranet.news.example", "192.168.0.1", 8080, false}, {"intranet.news.example", "169.254.169.254", 80, false},
		{"intranet.news.example", "0.0.0.0", 80, false}, {"intranet.news.example", "fd00:ec2::254", 80, false},
		{"other.news.example", "192.168.0.1", 80, false}, {"", "10.1.255.255", 80, true}, {"any.example", "10.1.0.0", 443, true},
		{"", "10.2.0.0", 80, false}, {"desk", "10.9.9.9", 8080, true}, {"desk", "10.9.9.9", 80, false}, {"", "fd00::1", 8443, true},
		{"", "fd00::1", 443, false}, {"", "fd00::2", 443, true}, {"", "fd00::3", 443, false}, {"", "10.0.0.9", 81, true},
		{"", "10.0.0.8", 81, false}, {"", "10.2.3.4", 82, true}, {"", "1.1.1.1", 443, true}, {"", "1.1.1.1", 81, false},
		{"", "::ffff:10.1.0.0", 80, false},
	} {
		if got := f.mayDial(row.name, netip.MustParseAddr(row.ip), row.port); got != row.want {
			t.Errorf("%+v: %v", row, got)
		}
	}
	for _, wrong := range []string{"https://desk.example", "desk.example/a", "desk:0", "desk:99999", "desk:http", "10.0.0.0/33", "0x7f.1", "a b", "*.example", "fe80::1%eth0", "::ffff:10.0.0.1", "user@desk"} {
		if _, err := ParseAllow(wrong); err == nil {
			t.Errorf("%q was taken", wrong)
		}
	}
	if all, err := ParseAllow(" , "); err != nil || all != nil {
		t.Errorf("nothing: %v %v", all, err)
	}
}
