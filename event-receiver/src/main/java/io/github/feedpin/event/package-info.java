/**
 * Receives the events that the platform pushes to a store app, independent of web frameworks. Entry point:
 * {@link io.github.feedpin.event.EventReceiver}, which stores app tickets and hands all other events to an
 * {@link io.github.feedpin.event.EventListener}.
 *
 * <p>Reading: {@code PushReader} decrypts and verifies a body and returns a {@code Push}, or throws a
 * {@code RejectedPushException} with a {@code Rejection}; {@code JsonFields} parses strictly, {@code EventTime}
 * normalizes times. {@code TicketWriter} stores tickets, {@code EventDelivery} calls the listener and
 * {@code DeliveredEvents} remembers events. {@link io.github.feedpin.event.EventEncryption} is the platform's cipher
 * and signature.
 *
 * <p>May import the public packages of core, Reactor, SLF4J and Jackson's streaming core.
 */
@NullMarked
package io.github.feedpin.event;

import org.jspecify.annotations.NullMarked;
