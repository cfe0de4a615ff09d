# The house in a container. It runs as an ordinary user and keeps its data in /data.
# PostgreSQL: set DATABASE_URL (see compose.yaml), or leave it out for the embedded one in /data.
FROM node:24-bookworm-slim AS build
WORKDIR /house
COPY package.json package-lock.json ./
# No package needs an install script; none is run.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts
# The links of the embedded PostgreSQL are made here: at run time this folder cannot be written.
RUN node -e "import('./server/database/binaries.ts').then(({ findBinaries }) => findBinaries())"

FROM node:24-bookworm-slim
# Signals must reach the house and orphans must be reaped: tini is process 1.
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
WORKDIR /house
COPY --from=build --chown=root:root /house /house
RUN mkdir /data && chown node:node /data
USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=4s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["tini", "--"]
CMD ["node", "cli/entente.mjs", "serve"]
