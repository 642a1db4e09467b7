FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY src/docker ./src/docker
RUN npm ci --omit=dev --omit=optional --ignore-scripts && node src/docker/drop_explorer.ts

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json ./
COPY migrations ./migrations
COPY db ./db
COPY tasks ./tasks
COPY src ./src
RUN mkdir /backups && chown node:node /backups
USER node
CMD ["node", "src/worker/main.ts"]
