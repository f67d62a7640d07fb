package fetch

import (
	"net"
	"net/netip"
)

// The networks that are no part of the public web, after the IANA registries of special-purpose addresses (RFC 6890 and its
// successors) and of multicast.
var (
	// special4 lists those of IPv4; all the others are public.
	special4 = prefixes(
		"0.0.0.0/8",       // this network
		"10.0.0.0/8",      // private
		"100.64.0.0/10",   // behind a carrier's translation
		"127.0.0.0/8",     // loopback
		"169.254.0.0/16",  // link-local
		"172.16.0.0/12",   // private
		"192.0.0.0/24",    // protocol assignments
		"192.0.2.0/24",    // documentation
		"192.31.196.0/24", // AS112
		"192.52.193.0/24", // automatic multicast tunnelling
		"192.88.99.0/24",  // 6to4 relays
		"192.168.0.0/16",  // private
		"192.175.48.0/24", // AS112
		"198.18.0.0/15",   // benchmarks
		"198.51.100.0/24", // documentation
		"203.0.113.0/24",  // documentation
		"224.0.0.0/4",     // multicast
		"240.0.0.0/4",     // reserved, broadcast
	)
	// global6 is what of IPv6 is given to the public at all; loopback, mapped and compatible IPv4, NAT64 (both), unique local,
	// link-local, site-local and multicast addresses lie outside of it.
	global6 = netip.MustParsePrefix("2000::/3")
	// special6 lists what of it is not.
	special6 = prefixes(
		"2001::/23",         // protocol assignments, Teredo and benchmarks among them
		"2001:db8::/32",     // documentation
		"2002::/16",         // 6to4, which wraps any IPv4 address
		"2620:4f:8000::/48", // AS112
		"3fff::/20",         // documentation
	)
	// never lists where clouds tell a machine its secrets, and where nothing is for anybody: no setting opens these.
	never = prefixes(
		"169.254.0.0/16", "fe80::/10", // link-local, metadata of most clouds
		"fd00:ec2::/32", "100.100.100.200/32", "168.63.129.16/32", "192.0.0.192/32", // metadata of the others
		"0.0.0.0/8", "::/128", "224.0.0.0/4", "ff00::/8", "255.255.255.255/32",
	)
)

func prefixes(all ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(all))
	for i, p := range all {
		out[i] = netip.MustParsePrefix(p)
	}
	return out
}

func within(networks []netip.Prefix, ip netip.Addr) bool {
	for _, p := range networks {
		if p.Contains(ip) {
			return true
		}
	}
	return false
}

// isPublic tells an address of the public web. One with a zone is none, and neither is IPv4 in the clothes of IPv6.
func isPublic(ip netip.Addr) bool {
	switch {
	case !ip.IsValid() || ip.Zone() != "" || within(never, ip):
		return false
	case ip.Is4():
		return !within(special4, ip)
	}
	return global6.Contains(ip) && !within(special6, ip)
}

// isOwn tells an address of this machine itself, behind whatever keeps others out; if that cannot be known, it is one.
func isOwn(ip netip.Addr) bool {
	own, err := net.InterfaceAddrs()
	if err != nil {
		return true
	}
	for _, a := range own {
		if n, ok := a.(*net.IPNet); ok {
			if o, ok := netip.AddrFromSlice(n.IP); ok && o.Unmap() == ip.Unmap() {
				return true
			}
		}
	}
	return false
}
