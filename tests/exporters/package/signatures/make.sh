#!/bin/sh
# Makes the signatures of this folder anew: Debian's libengine-gost-openssl is needed for it, not for the tests.
#   apt-get install libengine-gost-openssl && sh make.sh
set -eu
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat >"$work/openssl.cnf" <<CONF
openssl_conf = main
[main]
engines = engines
[engines]
gost = gost
[gost]
engine_id = gost
default_algorithms = ALL
[req]
distinguished_name = dn
[dn]
CONF
OPENSSL_CONF=$work/openssl.cnf; export OPENSSL_CONF
printf 'document\n' >paper.pdf

sign() { # NAME KEY DIGEST [MORE…]
    name=$1 key=$2 digest=$3; shift 3
    openssl cms -sign -binary -in paper.pdf -signer "$work/$key.crt" -inkey "$work/$key.key" -outform DER \
        -out "$name.sig" -md "$digest" "$@"
}
certify() { # KEY DIGEST NAME
    openssl req -x509 -new -utf8 -key "$work/$1.key" -out "$work/$1.crt" -days 9000 "-$2" -subj "/CN=$3"
}
for bits in 256 512; do
    sets="A B C"; [ $bits = 512 ] || sets="A B C XA XB TCA TCB TCC TCD"
    for set in $sets; do
        key=gost2012_$bits-$set
        openssl genpkey -algorithm gost2012_$bits -pkeyopt paramset:$set -out "$work/$key.key"
        certify "$key" md_gost12_$bits Директор
        sign "$key" "$key" md_gost12_$bits
    done
done
sign no-attributes gost2012_256-A md_gost12_256 -noattr
sign with-content gost2012_256-A md_gost12_256 -nodetach
openssl genrsa -out "$work/rsa.key" 2048; certify rsa sha256 "RSA Director"
openssl ecparam -name prime256v1 -genkey -noout -out "$work/ec.key"; certify ec sha256 "EC Director"
for key in rsa ec; do
    for digest in sha256 sha512; do sign $key-$digest $key $digest; done
    sign $key-no-attributes $key sha384 -noattr
done
sign two-signers rsa sha256 -signer "$work/ec.crt" -inkey "$work/ec.key"
sign unknown-pss rsa sha256 -keyopt rsa_padding_mode:pss
sign unknown-sha1 rsa sha1
sign unknown-no-certificate rsa sha256 -nocerts
openssl genpkey -algorithm gost2001 -pkeyopt paramset:A -out "$work/old.key"; certify old md_gost94 Old
sign unknown-gost2001 old md_gost94
base64 gost2012_256-A.sig >base64.sig
{ echo "-----BEGIN CMS-----"; cat base64.sig; echo "-----END CMS-----"; } >pem.sig
