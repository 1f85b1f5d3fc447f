# The dashboard and the command line, as docker-compose.yml runs them. The tests run these very steps without Docker.
FROM python:3.13-slim
ENV PYTHONUNBUFFERED=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /app
COPY requirements.txt ./
RUN pip install --require-hashes -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY meshwork meshwork
COPY dashboards dashboards
COPY graph_schema graph_schema
# compiled kernels, and the driver makers' own faster reading: both stand in requirements.txt
RUN pip install ".[fast,fast-neo4j]"
RUN pip check
RUN useradd --create-home meshwork
USER meshwork
# compiled here, so that no page waits for it; on another sort of processor the server does it anew, beside its work
RUN python -m meshwork.kernels
EXPOSE 8050
# as Ctrl+C: what runs first in a container does not hear the usual signal, and would be killed after ten seconds
STOPSIGNAL SIGINT
ENTRYPOINT ["meshwork"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8050", "--no-browser"]
