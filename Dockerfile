# Standpoint as an image of one static program: docker build -t standpoint .
FROM golang:1.26.8-alpine AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /out/standpoint ./cmd/standpoint && mkdir -p /out/data /out/tmp

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/standpoint /standpoint
# Nobody's user: it owns the folder of the embedded store and one for what is passing.
COPY --from=build --chown=65532:65532 /out/data /data
COPY --from=build --chown=65532:65532 /out/tmp /tmp
USER 65532:65532
# Beyond the container's own loopback a token is needed: set STANDPOINT_TOKENS.
ENV XDG_DATA_HOME=/data STANDPOINT_ADDR=0.0.0.0:8470
VOLUME /data
EXPOSE 8470
HEALTHCHECK --interval=10s --timeout=6s --start-period=30s CMD ["/standpoint", "ready"]
ENTRYPOINT ["/standpoint"]
CMD ["serve"]
