"""An authority, and the certificates that it gives to servers of tests."""

from __future__ import annotations

import datetime as dt
import json
import ssl
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from threading import Thread
from typing import TYPE_CHECKING, Final, override

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from ..answers import status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HERE: Final = "127.0.0.1"


class _Frigate(BaseHTTPRequestHandler):
    """Answers every question with its status."""

    @override
    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        body = json.dumps(status()).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Authority:
    """Whoever trusts it trusts the certificates that it gives."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._certificate = self._signed(self._key, "authority", -30, 30, authority=True)

    @property
    def trusting(self) -> ssl.SSLContext:
        """The context of a client that trusts nobody else."""
        pem = self._certificate.public_bytes(serialization.Encoding.PEM)
        return ssl.create_default_context(cadata=pem.decode())

    @contextmanager
    def serving(
        self,
        host: str,
        begins: int = -1,
        ends: int = 1,
        *,
        lowest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_2,
    ) -> Iterator[str]:
        """The URL of a Frigate here that shows a certificate for `host`; days from now.

        In a thread: Home Assistant's tests take no handshake that fails in their own loop.
        """
        key = ec.generate_private_key(ec.SECP256R1())
        file = self._folder / "server.pem"
        file.write_bytes(
            self._signed(key, host, begins, ends).public_bytes(serialization.Encoding.PEM)
            + key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        context.minimum_version = lowest
        with ThreadingHTTPServer((HERE, 0), _Frigate) as server:
            server.socket = context.wrap_socket(server.socket, server_side=True)
            thread = Thread(target=server.serve_forever, args=(0.05,))
            thread.start()
            try:
                yield f"https://{HERE}:{server.server_port}"
            finally:
                server.shutdown()
                thread.join()

    def _signed(
        self,
        key: ec.EllipticCurvePrivateKey,
        host: str,
        begins: int,
        ends: int,
        *,
        authority: bool = False,
    ) -> x509.Certificate:
        now = dt.datetime.now(dt.UTC)
        known = x509.IPAddress(ip_address(host)) if host == HERE else x509.DNSName(host)
        issuer = self._key.public_key()
        builder = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)]))
            .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "authority")]))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + dt.timedelta(days=begins))
            .not_valid_after(now + dt.timedelta(days=ends))
            .add_extension(x509.BasicConstraints(authority, None), critical=True)
            .add_extension(x509.SubjectAlternativeName([known]), critical=False)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer), False)
        )
        if authority:
            usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
            builder = builder.add_extension(usage, critical=True)
        return builder.sign(self._key, hashes.SHA256())
