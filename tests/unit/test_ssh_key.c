/* Public keys of ssh: what goes into the files that a hub lets people in by. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/str.h"
#include "value/ssh_key.h"

static void ssh_key_check__takes_whole_keys_only(void **state)
{
	static const struct {
		const char *label;
		const char *key;
		const char *why; /* NULL: taken */
	} rows[] = {
		{"ssh-ed25519",
		 "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ+WINzjKWZHl6HeOWET0ZzADWMTh4k1m3sl3c+h0ed1",
		 NULL},
		{"ecdsa-sha2-nistp256",
		 "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBKWHvUrhhXB45f52B+"
		 "Bm0gayPc1aMzSJiJY8PQ4KaJaQ5FogWYUd4rbKHqPg4iZMPYpTPl6JX9DdGazZ6bWaYR0=",
		 NULL},
		{"ecdsa-sha2-nistp384",
		 "ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBDCPLDEM9JLk17mX9f"
		 "ZSZPN2eiZq7Ao1OmQ28NIp9UEHXVL0VnQ3MPP9EvjzZTsUDnQvLWaVpf9GXK1LY4MfBrn4uKTi9Txxqyy7THhFFSVk"
		 "6ot68P4DVD9StZRZBv6WOA==",
		 NULL},
		{"ecdsa-sha2-nistp521",
		 "ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBADAwybCceLTzCZpTt"
		 "53JNB07JqLDQOeALroK10KT/9gLQYXjOX+w2Divo8lYZu11k8+bWo+ALcaxK4oMtswohU0OgC7HinPOhdnW7vwuB/X"
		 "criLLAmlXEvOsqn0125uHL30g1ssQOo5gNSrjy1Eu0GwlmZPew5D1/rBEE3eFRwO/YBnTA==",
		 NULL},
		{"ssh-rsa of 1024 bits",
		 "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDWvAlDUhVbjIcKp6kWJijywBuFXBp7Rinbg2dFaKNmBdbL2Iqg5c"
		 "NpRGr8Y4eQmXETlfUS50U+2Jughx4mO+/877I9GoZfnagjyr5ZVDGcZgQagPZTHNM+CBQU5U+O8bI3jfhCHv/mXR7S"
		 "1j0PbKkASb+wA08FNlSa8TsforGUSw==",
		 "2048 bits"},
		{"ssh-rsa",
		 "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC2XIZI332G6ww0GYJXgACuVqlLmEePyci/B/WJ6nhJnJK1MvZ9dX"
		 "UWNN+2RKhoRbK6QpwxRmliWA054ZV2gdGIN7AahsibEz8OgVU4eTQyWnAemUXcJb4wl2BV0h5Bga1e/9B54pauldXU"
		 "Vn5HreOFgn/NfXJitWnHNwdKOmL2tURDxP5/anVLLURRFZlm9bvCIlgR+8iKeENmlDhFZ9KKqglwDTeXz62J1zdYi3"
		 "LctK7dBwIbBU9qgZIHZAdBAmdhxg07FVVT8xYEpX4BQRGmH4qKdGS5VC5fQwPGQl4KZJqMvGT1zsK6ODOdQofWyzYx"
		 "Ml7qEDddxeX/xS5AYrnx",
		 NULL},
		{"sk-ssh-ed25519@openssh.com",
		 "sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIBERERERERERERERERE"
		 "RERERERERERERERERERERERERAAAABHNzaDo=",
		 NULL},
		{"sk-ecdsa",
		 "sk-ecdsa-sha2-nistp256@openssh.com AAAAInNrLWVjZHNhLXNoYTItbmlzdHAyNTZAb3BlbnNzaC5jb20AAAA"
		 "IbmlzdHAyNTYAAABBBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB"
		 "AQEBAQEBAQEBAQAAAAEc3NoOg==",
		 NULL},
		{"another curve than the type",
		 "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAzODQAAABBBAQEBAQEBAQEBAQEBA"
		 "QEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ=",
		 "not a whole key"},
		{"a point too long",
		 "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIREREREREREREREREREREREREREREREREREREREREREREQ==",
		 "not a whole key"},
		{"an empty part",
		 "sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIBERERERERERERERERE"
		 "RERERERERERERERERERERERERAAAAAA==",
		 "not a whole key"},
		{"something behind it",
		 "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBERERERERERERERERERERERERERERERERERERERERERAAAAAXg=",
		 "not a whole key"},
		{"a length beyond the end",
		 "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5/////xERERERERERERERERERERERERERERERERERERERERER",
		 "not a whole key"},
		{"cut",
		 "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ+WINzjKWZHl6HeOWET0ZzADWMTh4k1m3sl3c+h",
		 "not a whole key"},
		{"cut within a group",
		 "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ+WINzjKWZHl6HeOWET0ZzADWMTh4k1m3sl3c+h0ed",
		 "not a whole key"},
		{"of another type than it says",
		 "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIJ+WINzjKWZHl6HeOWET0ZzADWMTh4k1m3sl3c+h0ed1",
		 "not a whole key"},
		{"with a comment",
		 "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ+WINzjKWZHl6HeOWET0ZzADWMTh4k1m3sl3c+h0ed1 window",
		 "not a whole key"},
		{"with options",
		 "restrict,command=\"x\" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ+WINzjKWZHl6HeOWET0ZzADWMTh4k1m3sl3c+h0ed1",
		 "not a public key"},
		{"two blanks",
		 "ssh-ed25519  AAAAC3NzaC1lZDI1NTE5AAAAIJ+WINzjKWZHl6HeOWET0ZzADWMTh4k1m3sl3c+h0ed1",
		 "not a whole key"},
		{"a type that ssh no longer takes",
		 "ssh-dss AAAAB3NzaC1kc3M=",
		 "not a public key"},
		{"the type alone",
		 "ssh-ed25519",
		 "not a public key"},
		{"no key",
		 "ssh-ed25519 ",
		 "not a whole key"},
		{"padding that is not empty",
		 "ssh-ed25519 AAAAC3NzaC1lZB==",
		 "not a whole key"},
		{"nothing",
		 "",
		 "not a public key"},
		{"a private key",
		 "-----BEGIN OPENSSH PRIVATE KEY-----",
		 "private key"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		int rc = ssh_key_check(rows[i].key, &err);
		if (rows[i].why ? rc == 0 || err.code != ERR_MALFORMED || !strstr(err.msg, rows[i].why) : rc != 0)
			fail_msg("%s: %s", rows[i].label, err.msg);
	}
}

static void ssh_key_clean__leaves_type_and_key(void **state)
{
	static const char *const rows[][2] = {
		{"ssh-ed25519 AAAA wang@window 3\n", "ssh-ed25519 AAAA"},
		{"  ssh-ed25519\tAAAA\r\n", "ssh-ed25519 AAAA"},
		{"ssh-ed25519 AAAA", "ssh-ed25519 AAAA"},
		{"ssh-ed25519\n", "ssh-ed25519"},
		{"", ""},
	};
	struct arena arena = {0};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(ssh_key_clean(rows[i][0], &arena), rows[i][1]);
	arena_clear(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ssh_key_check__takes_whole_keys_only),
		cmocka_unit_test(ssh_key_clean__leaves_type_and_key),
	};
	return cmocka_run_group_tests_name("ssh_key", tests, NULL, NULL);
}
