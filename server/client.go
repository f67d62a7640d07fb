package server

import (
	"net/http"
	"net/netip"
	"strings"
)

// clientOf names who shares places with others: the holder of a token, or the address that asks. Whoever asks on this machine has no
// name. What a proxy near by says of whom it asks for is believed, in the last address of X-Forwarded-For, which it has written itself.
func clientOf(r *http.Request) string {
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
	addr := at.Addr().Unmap()
	if addr.IsLoopback() || addr.IsPrivate() {
		told := strings.Join(r.Header.Values("X-Forwarded-For"), ",")
		if behind, err := netip.ParseAddr(strings.TrimSpace(told[strings.LastIndexByte(told, ',')+1:])); err == nil {
			addr = behind.Unmap()
		}
	}
	return networkOf(addr)
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
