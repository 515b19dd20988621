/*
 * Keys as numbers and as text, the events a terminal gives, and the table of
 * what each key does.  A key is a rune, a control character as itself (Ctrl-D
 * is 4), one of those below, or a key that is pressed twice.  "Ctrl-D",
 * "PageDown", "Esc", "ZZ" are its names in commands.def, the help and the
 * configuration.
 */
#ifndef TUI_KEYS_H
#define TUI_KEYS_H

#include "tui/view.h"

enum {
	PRESS_TAB = '\t',
	PRESS_ENTER = '\r',
	PRESS_ESC = 0x1B,
	PRESS_BACKSPACE = 0x7F,
	PRESS_UP = 0x110000, /* behind the last rune */
	PRESS_DOWN,
	PRESS_LEFT,
	PRESS_RIGHT,
	PRESS_HOME,
	PRESS_END,
	PRESS_PAGE_UP,
	PRESS_PAGE_DOWN,
	PRESS_DELETE,
	PRESS_INSERT,
	PRESS_SHIFT_TAB,
	PRESS_F1,
	PRESS_F2,
	PRESS_F12 = PRESS_F1 + 11,
};

#define PRESS_CTRL(letter) ((letter)&0x1Fu)
#define PRESS_TWICE(press) ((press) | 0x200000u)

enum event_kind {
	EVENT_NONE,
	EVENT_PRESS,
	EVENT_PASTE,
	EVENT_PASTING, /* what is pasted does not end */
	EVENT_CLICK,
	EVENT_WHEEL,
	EVENT_RESIZE,
};

struct event {
	enum event_kind kind;
	uint32_t press;
	str paste;       /* until the next event is asked for */
	int row, column; /* of a click */
	int lines;       /* of the wheel: down is positive */
};

/* What an input method gives for an ASCII key (in full width, or its own mark
 * there), as that key. */
uint32_t press_narrow(uint32_t press);

/* Is it one of two, and which? */
bool press_is_twice(uint32_t press, uint32_t *one);

/* A key by name; 0 when there is none of that name. */
uint32_t press_parse(str name);
/* Its name; for the eye "⏎" and the like where `brief`. */
str press_name(uint32_t press, struct arena *);
str press_sign(uint32_t press, struct arena *);

/* What stands in commands.def about a command. */
struct command_info {
	const char *name, *keys, *places;
	const char *hint, *help; /* msgids */
};

extern const struct command_info command_table[COMMANDS];

/* The lines of commands.def in their order: a heading (msgid) or a command. */
struct command_line {
	const char *group; /* NULL: a command */
	enum command command;
};

extern const struct command_line command_lines[];
extern const size_t command_lines_n;

/* By its name; COMMAND_NONE when there is none. */
enum command command_by_name(str name);
bool command_holds(enum command, char place);
/* May words stand behind it, as in the palette? */
bool command_takes_words(enum command);

enum {
	KEYS_MAX = 512,
	MACRO_MAX = 8, /* commands of one key, with COMMAND_NONE at the end */
};

/* A command, and the words behind it as in the palette: of what was read. */
struct step {
	enum command command;
	str words;
};

struct key {
	uint32_t press;
	struct step steps[MACRO_MAX];
};

/* Which key does what; the earlier one wins where both hold. */
struct keys {
	struct key v[KEYS_MAX];
	size_t n;
};

/* The defaults of commands.def. */
void keys_init(struct keys *);

/* Takes the names of one to seven commands, blanks between; they run one
 * behind the other, where the first one holds.  Words behind one that takes
 * them go as far as " ; ".  Another key is none: so no macro runs another, or
 * itself.  The text must stay. */
bool keys_bind(struct keys *, uint32_t press, str commands, struct err *);
void keys_unbind(struct keys *, uint32_t press);

/* What a key does in a place, COMMAND_NONE at the end; NULL: nothing.
 * Full-width forms count as the keys they stand for, as an input method gives
 * them. */
const struct step *keys_find(const struct keys *, uint32_t press, char place);

/* The i-th key that does this alone in a place (0: in any); 0: there is
 * none. */
uint32_t keys_of(const struct keys *, enum command, char place, size_t i);

/* The first one's sign, or ":undo" where there is none. */
str keys_sign(const struct keys *, enum command, struct arena *);

/* All of them in a place, by name: "j Down". */
str keys_text(const struct keys *, enum command, char place, struct arena *);

#endif
