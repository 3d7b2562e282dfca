# Node and galley, and nothing else. `npm pack` makes the program that is copied in.
FROM node:22-slim
COPY galley-*.tgz /tmp/
RUN npm install --global --offline --no-audit --no-fund /tmp/galley-*.tgz && rm -r /tmp/galley-*.tgz "$HOME/.npm"
USER node
WORKDIR /paper
ENTRYPOINT ["galley"]
