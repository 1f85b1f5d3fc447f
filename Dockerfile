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
# the driver makers' own faster reading, of the version that belongs to the driver
RUN pip install ".[fast-neo4j]" "neo4j==$(python -c 'import neo4j; print(neo4j.__version__)')"
RUN pip check
RUN useradd --create-home meshwork
USER meshwork
EXPOSE 8050
# as Ctrl+C: what runs first in a container does not hear the usual signal, and would be killed after ten seconds
STOPSIGNAL SIGINT
ENTRYPOINT ["meshwork"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8050", "--no-browser"]
