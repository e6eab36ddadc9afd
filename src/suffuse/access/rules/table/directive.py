"""Who may do what in the directive room: everyone reads; the board hands in, reviews and releases."""

from suffuse.access.rules.roles import ANY, Row, row, signed_in

ROWS: dict[str, Row] = {
    "directive:shelf": signed_in("see which texts there are"),
    "directive:text": signed_in("see a text's editions and relations"),
    "directive:reading": signed_in("read a released edition"),
    "directive:export": signed_in("take a released edition along as DOCX, PDF or Akoma Ntoso"),
    "directive:source": signed_in("fetch the very bytes of a released edition"),
    "directive:changes": signed_in("see what a version changed against the one before it"),
    "directive:languages": signed_in("see all languages of a text side by side"),
    "directive:draft_changes": row("see what a draft would change", board=ANY),
    "directive:new": row("be shown how to hand a text in", board=ANY),
    "directive:hand_in": row("hand a text in", board=ANY),
    "directive:explain": row("explain a word of a text", board=ANY),
    "directive:review": row("review a draft", board=ANY),
    "directive:describe": row("correct what a draft says about itself", board=ANY),
    "directive:approve": row("say that a doubtful clause is right", board=ANY),
    "directive:relabel": row("relabel a clause of a draft", board=ANY),
    "directive:lift": row("lift a clause of a draft", board=ANY),
    "directive:nest": row("nest a clause of a draft", board=ANY),
    "directive:join": row("join clauses of a draft", board=ANY),
    "directive:split": row("split a clause of a draft", board=ANY),
    "directive:take_out": row("take a clause out of a draft's outline", board=ANY),
    "directive:take_in": row("take a part into a draft's outline", board=ANY),
    "directive:undo": row("take back the newest edit of a draft", board=ANY),
    "directive:release": row("release a draft that somebody else handed in", board=ANY),
    "directive:discard": row("throw a draft away", board=ANY),
}
