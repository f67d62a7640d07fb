package server

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// ParseProxies reads "10.0.0.2,10.1.0.0/16,2001:db8::/48": the addresses and networks of proxies. A network is written by its first
// address and is never all there is, so that a slip of the pen does not make strangers into proxies; "" names none.
func ParseProxies(s string) ([]netip.Prefix, error) {
	var proxies []netip.Prefix
	for _, part := range strings.Split(s, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		network, err := netip.ParsePrefix(part)
		if addr, isAddr := netip.ParseAddr(part); isAddr == nil && addr.Zone() == "" {
			network, err = netip.PrefixFrom(addr, addr.BitLen()), nil
		}
		switch {
		case err != nil || network.Addr().Is4In6():
			return nil, graph.Errorf(graph.BadInput, "%q is neither an address nor a network; write it as 10.0.0.2, 10.1.0.0/16 or 2001:db8::/48", part)
		case network.Bits() == 0:
			return nil, graph.Errorf(graph.BadInput, "%q is everybody, who could then pose as anybody; name the addresses of the proxies alone", part)
		case network != network.Masked():
			return nil, graph.Errorf(graph.BadInput, "%q is an address within a network; write %s for the network or %s for the one address", part, network.Masked(), network.Addr())
		}
		proxies = append(proxies, network)
	}
	return proxies, nil
}

// clientOf names who shares places with others: the holder of a token, or the address that asks. Whoever asks on this machine has no
// name. Of a proxy that is trusted the last address of X-Forwarded-For is believed, which it has written itself; is that a trusted proxy too,
// then the address before it, and so on. What stands further left anybody may have written. The header Forwarded is not read: a
// proxy that writes one of the two hands on the other as it came.
func (s *Server) clientOf(r *http.Request) string {
	who := callerOf(r.Context())
	if who.name != "" {
		return "token " + who.name
	}
	if who.loopback {
		return ""
	}
	at, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return "nowhere"
	}
	client, told := at.Addr().Unmap(), strings.Join(r.Header.Values("X-Forwarded-For"), ",")
	for s.trusts(client) && told != "" {
		comma := strings.LastIndexByte(told, ',')
		behind, ok := forwardedAddr(told[comma+1:])
		if !ok {
			break
		}
		client, told = behind, told[:max(comma, 0)]
	}
	return networkOf(client)
}

// trusts tells whether what comes from an address is handed on by a proxy of the operator's: on this machine, or one that is named.
func (s *Server) trusts(addr netip.Addr) bool {
	addr = addr.WithZone("")
	return addr.IsLoopback() || slices.ContainsFunc(s.options.Proxies, func(p netip.Prefix) bool { return p.Contains(addr) })
}

// forwardedAddr reads one entry of X-Forwarded-For: an address, to which some proxies add brackets and a port.
func forwardedAddr(entry string) (addr netip.Addr, ok bool) {
	entry = strings.TrimSpace(entry)
	if at, err := netip.ParseAddrPort(entry); err == nil {
		return at.Addr().Unmap(), true
	}
	if strings.HasPrefix(entry, "[") && strings.HasSuffix(entry, "]") {
		entry = entry[1 : len(entry)-1]
	}
	addr, err := netip.ParseAddr(entry)
	return addr.Unmap(), err == nil
}

// networkOf is the address, of which a client of IPv6 has as many as it likes: there it is the network.
func networkOf(addr netip.Addr) string {
	if addr.Is4() {
		return addr.String()
	}
	network, err := addr.WithZone("").Prefix(64)
	if err != nil {
		return addr.String()
	}
	return network.String()
}
