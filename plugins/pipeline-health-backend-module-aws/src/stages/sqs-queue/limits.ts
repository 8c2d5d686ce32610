/** More sources of one dead-letter queue do not become part of a pipeline. */
export const MOST_SOURCES_FOLLOWED = 20;
