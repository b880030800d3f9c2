// PostGraphile as its documentation sets it up for production: no watching, no logging, no pages, statements prepared,
// compiled resolvers (GRAPHILE_TURBO). It finds the database by the usual variables of the environment.
process.env.NODE_ENV = 'production';
process.env.GRAPHILE_TURBO = '1';

const http = require('http');
const { postgraphile } = require('postgraphile');

const middleware = postgraphile({ max: Number(process.env.SESSIONS) }, 'peer', {
  graphqlRoute: '/graphql',
  graphiql: false,
  watchPg: false,
  disableQueryLog: true,
  ignoreRBAC: true,
  disableDefaultMutations: true,
  legacyRelations: 'omit',
});

http.createServer(middleware).listen(Number(process.env.PORT), '127.0.0.1');
