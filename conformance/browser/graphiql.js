// The page of GraphiQL, as its documentation writes it; the endpoint is a parameter of the address.
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';

const workers = { graphql: 'graphql.worker.js', json: 'json.worker.js' };
globalThis.MonacoEnvironment = {
  getWorker: (id, label) => new Worker(workers[label] ?? 'editor.worker.js'),
};

const url = new URLSearchParams(location.search).get('endpoint');
const fetcher = createGraphiQLFetcher({ url, subscriptionUrl: url.replace(/^http/, 'ws') });
createRoot(document.getElementById('graphiql')).render(createElement(GraphiQL, { fetcher }));
