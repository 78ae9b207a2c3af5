'use strict';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function lookUp(api, schema) {
  const place = schema && schema.$ref;
  return place ? place.slice(2).split('/').reduce((node, step) => node && node[step], api) : schema;
}

function typeOf(schema) {
  if (!schema) return '';
  if (schema.$ref) return schema.$ref.split('/').pop();
  if (schema.type === 'array') return typeOf(schema.items) + '[]';
  return [].concat(schema.type || 'object').join(' | ');
}

function table(rows) {
  const made = element('table');
  for (const row of rows) {
    const line = element('tr');
    for (const cell of row) line.append(element('td', cell));
    made.append(line);
  }
  return made;
}

function fields(api, schema) {
  const found = lookUp(api, schema) || {};
  const list = found.type === 'array' ? lookUp(api, found.items) || {} : found;
  return Object.entries(list.properties || {})
    .map(([name, field]) => [name, typeOf(field), field.description || '']);
}

function who(operation) {
  const schemes = (operation.security || []).flatMap(Object.keys);
  return schemes.length ? schemes.join(' or ') : 'open';
}

function section(title, rows) {
  return rows.length ? [element('h4', title), table(rows)] : [];
}

function details(api, path, method, operation) {
  const made = element('details');
  const summary = element('summary');
  summary.append(element('span', method.toUpperCase(), 'method'), element('code', path), element('span', who(operation), 'who'));
  made.append(summary);
  const words = operation.description || operation.summary;
  if (words) made.append(element('p', words));
  const parameters = (operation.parameters || [])
    .map(p => [p.name, p.in, typeOf(p.schema), p.required ? 'required' : '', p.description || '']);
  made.append(...section('Parameters', parameters));
  const body = operation.requestBody && Object.values(operation.requestBody.content || {})[0];
  if (body) made.append(...section('Body', fields(api, body.schema)));
  for (const [status, response] of Object.entries(operation.responses || {})) {
    const content = Object.values(response.content || {})[0];
    made.append(...section('Answer ' + status, content ? fields(api, content.schema) : []));
  }
  return made;
}

function show(api) {
  document.getElementById('introduction').textContent = api.info.description;
  const main = document.getElementById('operations');
  for (const tag of api.tags) {
    main.append(element('h2', tag.name), element('p', tag.description));
    for (const path of Object.keys(api.paths).sort()) {
      for (const method of METHODS) {
        const operation = api.paths[path][method];
        if (operation && (operation.tags || []).includes(tag.name)) main.append(details(api, path, method, operation));
      }
    }
  }
}

fetch('/api/v1/openapi.json')
  .then(answer => answer.json())
  .then(show)
  .catch(() => { document.getElementById('introduction').textContent = 'The document cannot be read at the moment.'; });
