"""Who may pass the front door."""

from suffuse.access.rules.roles import ANY, BELOW, OWN, Row, public, row, signed_in

ROWS: dict[str, Row] = {
    "desk": signed_in("see what waits for oneself"),
    "take_seat": signed_in("sit in another of one's own seats"),
    "rollouts": row(
        "see what is being carried to one's unit",
        board=ANY,
        committee=ANY,
        organiser=ANY,
        speaker=ANY,
        media=ANY,
        participant=ANY,
        leadership=ANY,
        administrator=ANY,
    ),
    "media": row(
        "be led to the unit's publications", board=ANY, committee=ANY, media=ANY, organiser=ANY
    ),
    "overview": row(
        "see how far and how deep a text has soaked into a unit and all below it",
        board=BELOW,
        committee=BELOW,
        organiser=BELOW,
        speaker=OWN,
        media=OWN,
        participant=OWN,
        leadership=BELOW,
        administrator=BELOW,
    ),
    "search": signed_in("search the texts in force, and what hangs on them within one's reach"),
    "clause": signed_in("see one clause, and what hangs on it in one's unit and below"),
    "again": row(
        "see who in one's unit and below must study again after a new edition",
        board=ANY,
        committee=ANY,
        organiser=ANY,
        leadership=ANY,
        administrator=ANY,
    ),
    "ask_again": row(
        "open duties again for the clauses that a new edition changed", board=ANY, committee=ANY
    ),
    "look": row("see every part of the look", administrator=ANY),
    "offline": public("read what is safe while there is no network"),
    "worker": public("fetch the script that keeps style and letters on a device"),
    "set_language": public("choose the language of the pages"),
    "account_login": public("log in"),
    "account_logout": public("log out"),
    "account_signup": public("be told that accounts are given, not taken"),
    "account_inactive": public("be told that the account is closed"),
    "account_reauthenticate": signed_in("prove again who one is"),
    "account_change_password": signed_in("change one's password"),
    "mfa_index": signed_in("see one's second factors"),
    "mfa_authenticate": public("give the second factor while logging in"),
    "mfa_reauthenticate": signed_in("prove again who one is, by the second factor"),
    "mfa_activate_totp": signed_in("add an authenticator"),
    "mfa_deactivate_totp": signed_in("remove an authenticator"),
    "mfa_generate_recovery_codes": signed_in("make recovery codes"),
    "mfa_view_recovery_codes": signed_in("see one's recovery codes"),
    "mfa_download_recovery_codes": signed_in("download one's recovery codes"),
}
