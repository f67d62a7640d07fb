// Package fetch loads pages of the web for whoever asks, without lending anybody the network that this machine is in.
//
// An address is a stranger's word. So three things are looked at, and none of them is trusted to be enough: the address as it
// is written ([Fetcher.Check]), the number that is dialled in the end (whatever a name server says, and says the second
// time), and every address that a site sends on to. Only addresses of the public web pass, on ports 80 and 443, unless the
// operator allows more ([ParseAllow]). What addresses are not public is said in public.go, after the registries of IANA.
//
// A page is taken within limits of time and size, the latter measured after unpacking; no proxy, cookie or password of this
// machine is used.
package fetch
