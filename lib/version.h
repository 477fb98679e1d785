/* The version of the whole suite; every program prints it. */
#ifndef VERSION_H
#define VERSION_H

#define ONESTOP_VERSION "0.1.0"

#endif
