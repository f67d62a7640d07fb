package fetch

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// Allow is one place beyond the public web that pages may be loaded from: a host by its name, or a network.
type Allow struct {
	name    string       // of a host; "" for a network
	network netip.Prefix // of the addresses that are dialled
	port    uint16       // 0: 80 and 443
}

// ParseAllow reads a list such as "intranet.news.example,10.1.0.0/16,desk.example:8080,[fd00::1]:8443": hosts, addresses and
// networks, each with one port if it is another than 80 and 443. A host that is named may lie anywhere, except where clouds
// keep their secrets; "" allows nothing.
func ParseAllow(list string) ([]Allow, error) {
	var all []Allow
	for _, part := range strings.Split(list, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		a, ok := parseAllow(part)
		if !ok {
			return nil, graph.Errorf(graph.BadInput, "%q is neither a host nor a network; write it as intranet.example, 10.1.0.0/16 or desk.example:8080", part)
		}
		all = append(all, a)
	}
	return all, nil
}

func parseAllow(part string) (a Allow, ok bool) {
	if network, err := netip.ParsePrefix(part); err == nil {
		return Allow{network: network.Masked()}, true
	}
	host := part
	if i := strings.LastIndexByte(part, ':'); i >= 0 && (strings.Count(part, ":") == 1 || strings.HasSuffix(part[:i], "]")) {
		port, err := strconv.ParseUint(part[i+1:], 10, 16)
		if err != nil || port == 0 {
			return a, false
		}
		host, a.port = part[:i], uint16(port)
	}
	if network, err := netip.ParsePrefix(host); err == nil { // 10.1.0.0/16:8080
		a.network = network.Masked()
		return a, true
	}
	if ip, err := netip.ParseAddr(strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")); err == nil {
		if ip.Zone() != "" || ip.Is4In6() {
			return a, false
		}
		a.network = netip.PrefixFrom(ip, ip.BitLen())
		return a, true
	}
	a.name, ok = plainName(host)
	return a, ok
}

// opensPort tells whether the place may be asked on a port.
func (a Allow) opensPort(port uint16) bool {
	return a.port == port || a.port == 0 && isWebPort(port)
}

func isWebPort(port uint16) bool { return port == 80 || port == 443 }

// mayName tells whether a host may be asked at all, before it is known where it lies.
func (f *Fetcher) mayName(name string, port uint16) bool {
	return isPublicName(name) && f.mayAsk(port) || slices.ContainsFunc(f.allow, func(a Allow) bool { return a.name == name && a.opensPort(port) })
}

// mayAsk tells whether there is any place that may be asked on a port.
func (f *Fetcher) mayAsk(port uint16) bool {
	return isWebPort(port) || slices.ContainsFunc(f.allow, func(a Allow) bool { return a.port == port })
}

// mayDial tells whether an address may be dialled for a host of that name ("" for one that is written as its address).
func (f *Fetcher) mayDial(name string, ip netip.Addr, port uint16) bool {
	switch {
	case f.anywhere:
		return true
	case !ip.IsValid() || ip.Zone() != "" || ip.Is4In6() || within(never, ip):
		return false
	case isPublic(ip) && isWebPort(port) && !isOwn(ip):
		return true
	}
	return slices.ContainsFunc(f.allow, func(a Allow) bool {
		return a.opensPort(port) && (a.name != "" && a.name == name || a.network.IsValid() && a.network.Contains(ip))
	})
}
