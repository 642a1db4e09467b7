FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY src/docker ./src/docker
RUN npm ci --omit=dev --omit=optional --ignore-scripts && node src/docker/drop_packages.ts

FROM node:24-bookworm-slim AS admin
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts
COPY tsconfig.json ./
COPY src/project_file.ts src/html.ts ./src/
COPY src/subject_data ./src/subject_data
COPY src/admin_build ./src/admin_build
COPY src/admin ./src/admin
RUN node src/admin_build/main.ts

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=admin /app/dist ./dist
COPY package.json ./
COPY migrations ./migrations
COPY db ./db
COPY tasks ./tasks
COPY src ./src
RUN mkdir /backups /archives && chown node:node /backups /archives
USER node
CMD ["node", "src/worker/main.ts"]
