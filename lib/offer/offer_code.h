/* Codes and fixed words with their titles: services, people, forms, states. */
#ifndef OFFER_OFFER_CODE_H
#define OFFER_OFFER_CODE_H

struct offer;

void offer_code_services(struct offer *offer);
void offer_code_departments(struct offer *offer);
void offer_code_opinions(struct offer *offer); /* "meter-reading=", to be gone on with */
void offer_code_flows(struct offer *offer);
void offer_code_desks(struct offer *offer);

/* Of the service typed before, of that of the ticket typed before, or of that which the program is for; all
 * of them where none is known. */
void offer_code_papers(struct offer *offer);

void offer_code_staff(struct offer *offer);   /* everybody */
void offer_code_on_duty(struct offer *offer); /* who is on duty today */

void offer_code_forms(struct offer *offer);
void offer_code_ticket_states(struct offer *offer);
void offer_code_account_states(struct offer *offer);
void offer_code_roles(struct offer *offer);
void offer_code_owed(struct offer *offer);
void offer_code_dimensions(struct offer *offer);
void offer_code_payment_dimensions(struct offer *offer);
void offer_code_figures(struct offer *offer);
void offer_code_languages(struct offer *offer);
void offer_code_programs(struct offer *offer);

#endif
