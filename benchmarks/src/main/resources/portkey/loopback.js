// The gateway listens on all interfaces; a benchmark has no business there.
const net = require('node:net');
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (options, ...rest) {
  if (typeof options === 'object') return listen.call(this, { ...options, host: '127.0.0.1' }, ...rest);
  return listen.call(this, { port: options, host: '127.0.0.1' }, ...rest.filter((one) => typeof one === 'function'));
};
