// relative, so that the page works behind a proxy that serves the service below a path
SwaggerUIBundle({
  url: '../../openapi',
  dom_id: '#swagger-ui',
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: 'list',
  validatorUrl: null, // the default is a service elsewhere
});
