/* What stands for a value in help and messages: TEXT in English, <文字> in Chinese. */
#ifndef CLI_PLACEHOLDER_H
#define CLI_PLACEHOLDER_H

/* The name of an option's value or of an operand in the language of the messages.  Static. */
const char *placeholder_name(const char *name);

#endif
