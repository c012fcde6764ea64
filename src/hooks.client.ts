import { startEngine } from '$lib/session/engine';

/** The engine takes a second to start: it starts before the page is drawn. Whoever asks for it later is told of a failure. */
startEngine().catch(() => null);
