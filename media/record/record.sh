#!/usr/bin/env bash
# Records media/captures/: three machines on one network, made of Linux network namespaces, with the course's own server.
#
#   client 192.168.1.10 ── box 192.168.1.1 (switch and DNS) ── deck 192.168.1.20 (the course's server)
#
# Whatever happens, it takes away what it made. Run it by `npm run record`.
set -euo pipefail
cd "$(dirname "$0")/../.."

captures=media/captures
python=/usr/bin/python3
name=wire-$$
export LC_ALL=C.UTF-8
client=$name-client box=$name-box deck=$name-deck
# All hosts of the network (RFC 1112 §4): a datagram that nobody answers, the mark at a capture's end.
nobody=224.0.0.1
work=
programs=()

main() {
  check
  trap clean EXIT
  trap 'exit 130' INT TERM
  work=$(mktemp -d)
  make_network
  start_programs
  record_all
  date_readme
  echo "Recorded $(ls "$captures"/*.pcap* | wc -l) captures in $captures/."
}

check() {
  [ "$(uname)" = Linux ] || give_up 'Captures are recorded in network namespaces, which only Linux has.' 'Run this in a Linux machine, virtual or not; the captures in the repository are there for everybody else.'
  [ "$(id -u)" = 0 ] || give_up 'Network namespaces and captures need root.' 'Run: sudo npm run record'
  local missing=()
  need ip iproute2; need tcpdump tcpdump; need ethtool ethtool; need nft nftables; need dnsmasq dnsmasq-base
  need dig bind9-dnsutils; need curl curl; need ping iputils-ping; need openssl openssl; need editcap wireshark-common
  $python -c 'import websockets' 2>/dev/null || missing+=(python3-websockets)
  [ ${#missing[@]} = 0 ] || give_up "Recording needs ${missing[*]}." "Run: apt-get install ${missing[*]}"
}

need() { command -v "$1" >/dev/null || missing+=("$2"); }

give_up() { printf '%s\n' "$@" >&2; exit 1; }

clean() {
  # A second Ctrl+C must not leave half of it behind.
  trap '' INT TERM
  for program in "${programs[@]}"; do kill "$program" 2>/dev/null && wait "$program" 2>/dev/null || true; done
  for space in "$client" "$box" "$deck"; do
    ip netns delete "$space" 2>/dev/null || true
    rm -rf "/etc/netns/$space"
  done
  [ -z "$work" ] || rm -rf "$work"
}

# ── the network

make_network() {
  for space in "$client" "$box" "$deck"; do
    ip netns add "$space"
    quieten "$space"
    ip -n "$space" link set lo up
  done
  ip -n "$box" link add br0 address 02:00:00:00:00:01 type bridge stp_state 0 mcast_snooping 0
  bring_up "$box" br0 1
  plug_in "$client" 02:00:00:00:00:10 10
  plug_in "$deck" 02:00:00:00:00:20 20
  ip -n "$client" route add "$nobody" dev eth0
  # Programs make their own choice of a port: a narrow one, so that each recording looks like the last.
  in_space "$client" sysctl -qw net.ipv4.ip_local_port_range='50000 50031'
  mkdir -p "/etc/netns/$client"
  resolve_by 192.168.1.1
}

# No addresses but those given below, no reports to routers, no memory of earlier connections.
quieten() {
  in_space "$1" sysctl -qw net.ipv6.conf.default.addr_gen_mode=1 net.ipv6.conf.default.router_solicitations=0 \
    net.ipv6.conf.default.accept_ra=0 net.ipv4.tcp_no_metrics_save=1
}

plug_in() { # machine, MAC address, last part of its addresses
  local plug=port$3
  ip -n "$1" link add eth0 address "$2" type veth peer name "$plug" netns "$box"
  ip -n "$box" link set "$plug" master br0 up
  no_offload "$box" "$plug"
  bring_up "$1" eth0 "$3"
}

bring_up() { # machine, interface, last part of its addresses
  no_offload "$1" "$2"
  ip -n "$1" address add "192.168.1.$3/24" dev "$2"
  ip -n "$1" address add "fd00::$3/64" dev "$2" nodad
  ip -n "$1" link set "$2" up
}

# Checksums are left to the network card otherwise, and there is none: they would be wrong in the capture.
no_offload() { in_space "$1" ethtool -K "$2" tx off rx off tso off gso off gro off >/dev/null; }

in_space() { local space=$1; shift; ip netns exec "$space" "$@"; }

resolve_by() { echo "nameserver $1" >"/etc/netns/$client/resolv.conf"; }

# ── the programs

start_programs() {
  start "$box" dnsmasq --keep-in-foreground --conf-file=/dev/null --pid-file= --no-resolv --no-hosts --log-facility=- \
    --interface=br0 --bind-interfaces --local=/lan/ --local-ttl=60 \
    --host-record=deck.lan,192.168.1.20 --host-record=deck6.lan,fd00::20 --host-record=box.lan,192.168.1.1,fd00::1 \
    --cname=cours.lan,deck.lan --mx-host=lan,mail.lan,10 --txt-record=deck.lan,"Sur le fil" \
    --srv-host=_http._tcp.lan,deck.lan,80
  start "$deck" node server/start.mjs --port 80 --lan --host deck.lan --host deck6.lan --data "$work/data"
  start "$deck" $python media/record/gnip_on_lan.py
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=deck.lan \
    -keyout "$work/key.pem" -out "$work/certificate.pem" 2>/dev/null
  start "$deck" openssl s_server -accept 443 -www -quiet -key "$work/key.pem" -cert "$work/certificate.pem"
  until_true in_space "$deck" curl -sf http://127.0.0.1/health http://127.0.0.1/fr/ http://127.0.0.1/demos/chat/room
  until_true in_space "$deck" curl -so /dev/null http://192.168.1.20:8001/
  until_true in_space "$deck" curl -skfo /dev/null https://127.0.0.1/
  until_true in_space "$client" dig +short +tries=1 +timeout=1 deck.lan
}

start() { # machine, command
  ip netns exec "$@" >>"$work/programs.log" 2>&1 </dev/null &
  programs+=($!)
}

# At most two minutes: a fresh clone is built first.
until_true() {
  for _ in {1..240}; do "$@" >/dev/null 2>&1 && return; sleep 0.5; done
  cat "$work/programs.log" >&2
  give_up "Nobody answered: $*"
}

# ── the captures

record_all() {
  capture http curl -s http://deck.lan/health
  capture keep-alive curl -s http://deck.lan/health http://deck.lan/demos/chat/room
  capture redirect curl -sIL http://deck.lan/fr
  capture websocket-chat sh -c "(sleep 0.3; echo 'Bonjour à tous !'; sleep 0.3) | $python media/python/chat_client.py Ada ws://deck.lan/demos/chat"
  capture websocket-deflate $python media/python/ping_gnip.py ws://deck.lan:8001/
  capture tls curl -sk --tlsv1.3 -o /dev/null https://deck.lan/
  capture refused curl -s http://deck.lan:81/
  capture nxdomain dig nowhere.lan
  capture dns-records sh -c 'for ask in "deck.lan A" "deck6.lan AAAA" "cours.lan A" "lan MX" "deck.lan TXT" "_http._tcp.lan SRV" "-x 192.168.1.20"; do dig $ask; done; dig +tcp box.lan'
  resolve_by fd00::1
  capture http-ipv6 curl -s http://deck6.lan/health
  resolve_by 192.168.1.1

  # One of the three forms of a capture file each, so that readers of them have something to read.
  form='-F pcap' capture ping ping -n -c 2 -i 0.3 192.168.1.20
  form='-F nsecpcap' capture ping-ipv6 ping -n -c 2 -i 0.3 fd00::20
  # "any" interface: Linux puts a header of its own in the place of Ethernet's. It has two versions.
  interface='any -y LINUX_SLL' form='-F pcap' capture cooked ping -n -c 1 192.168.1.20
  interface='any -y LINUX_SLL2' form='-F pcap' capture cooked-v2 ping -n -c 1 192.168.1.20

  lose 'ip daddr 192.168.1.20 tcp dport 80 tcp flags & psh == psh' 0
  capture lost-request curl -s http://deck.lan/health
  lose 'ip saddr 192.168.1.20 tcp sport 80 ip length > 1000' 1
  capture retransmission curl -s -o /dev/null http://deck.lan/sw.js
  find_again
}

# The switch loses one packet: of those that match, the one with this number, from 0.
lose() {
  find_again
  in_space "$box" nft -f - <<RULES
    table bridge loss { chain forward { type filter hook forward priority 0; $1 numgen inc mod 65536 == $2 drop; }; }
RULES
}

find_again() { in_space "$box" nft delete table bridge loss 2>/dev/null || true; }

capture() { # name, command
  local file=$1 raw=$work/$1.raw form=${form:-"-F pcapng"}
  shift
  forget_neighbours
  # Reports of multicast groups (hop-by-hop header first) have nothing to do with what is shown.
  ip netns exec "$client" tcpdump -i ${interface:-eth0} -Z root -U --immediate-mode --time-stamp-precision=nano -w "$raw" 'not ip6 proto 0' 2>"$work/$file.log" &
  local dump=$!
  programs+=("$dump")
  until_true grep -q 'listening on' "$work/$file.log"
  in_space "$client" "$@" >"$work/$file.out" 2>&1 || true # a refusal is an end like another
  # Packets are captured in order: once the last one is seen, all are.
  until_true all_closed
  in_space "$client" bash -c "echo end >/dev/udp/$nobody/9"
  until_true has_ended "$raw"
  kill "$dump"
  wait "$dump" || true
  write_capture "$file" "$raw" "$form" "$*"
}

# Connections end by themselves a moment after the programs.
all_closed() { [ -z "$(in_space "$client" ss -Htn)" ]; }

has_ended() { [ -n "$(tcpdump -r "$1" "dst $nobody" 2>/dev/null)" ]; }

forget_neighbours() {
  for space in "$client" "$box" "$deck"; do ip -n "$space" neigh flush all; done
}

write_capture() { # name, raw file, editcap's form, command
  local packets=$work/$1.packets
  tcpdump -r "$2" -w "$packets" --time-stamp-precision=nano "not dst $nobody" 2>/dev/null
  rm -f "$captures/$1".pcap*
  case $3 in
    *pcapng) editcap $3 --capture-comment "Recorded on $(date -u +%Y-%m-%d): $4" "$packets" "$captures/$1.pcapng" ;;
    *) editcap $3 "$packets" "$captures/$1.pcap" ;;
  esac
  local count=$(tcpdump -r "$packets" 2>/dev/null | wc -l)
  sed -i -E "s/^(\| \`$1\.pcap[ng]*\` *\| )[0-9]+ *\|/\1$(printf %-7s "$count") |/" "$captures/README.md"
  echo "$1: $count packets by $4"
}

# The date and the versions stand between two marks in the README.
date_readme() {
  local versions="Recorded on $(date -u +%Y-%m-%d) with Linux $(uname -r | cut -d- -f1), Node $(node --version | tr -d v), \
curl $(curl --version | awk 'NR==1 { print $2 }'), dig $(dig -v 2>&1 | grep -o '[0-9][0-9.]*' | head -1), \
python3-websockets $($python -c 'import websockets.version as v; print(v.version)'), \
OpenSSL $(openssl version | awk '{ print $2 }'), dnsmasq $(dnsmasq --version | awk 'NR==1 { print $3 }'), \
tcpdump $(tcpdump --version 2>&1 | awk 'NR==1 { print $3 }')."
  printf '\n%s\n\n' "$versions" >"$work/versions"
  sed -i -e '/<!-- recorded -->/,/<!-- end -->/{/<!-- recorded -->/{p;r '"$work/versions" -e '};/<!-- end -->/p;d}' "$captures/README.md"
}

main
