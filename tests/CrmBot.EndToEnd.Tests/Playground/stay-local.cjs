// Loaded into the Playground's process: it may speak to this machine only. It tries telemetry hosts even when told not to.
const dns = require('node:dns');
const net = require('node:net');

const isLocal = host => !host || ['localhost', '127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(host);

const lookup = dns.lookup;
dns.lookup = (host, ...rest) =>
  isLocal(host)
    ? lookup(host, ...rest)
    : process.nextTick(() => rest.at(-1)(Object.assign(new Error('not local'), { code: 'ENOTFOUND' })));

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (options && typeof options === 'object' && !options.path && !isLocal(options.host)) {
    this.destroy(new Error('not local'));
    return this;
  }
  return connect.apply(this, args);
};
