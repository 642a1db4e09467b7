/** Grafast looks at this once, when it is loaded: import this file before it. */
process.env.GRAPHILE_ENV ??= 'production'
