#!/usr/bin/env bash
# Makes migrations and the compiled model for both engines. Usage: update-model.sh [MigrationName]
# Needs the EF command line once: dotnet tool install --global dotnet-ef
# Microsoft.EntityFrameworkCore.Design is taken as a bare download (not every feed has all it depends on, and the program itself
# never needs it), which is why this script builds with -p:EfTools=true.
set -euo pipefail
cd "$(dirname "$0")/.."
ef=${DOTNET_EF:-dotnet-ef}
build() { dotnet build -nologo -v q -p:EfTools=true -p:NuGetLockFilePath=obj/eftools.lock.json; }
rm -rf Database/CompiledModels
build
for engine in Sqlite Postgres; do
  context=${engine}Database
  if [ -n "${1:-}" ]; then
    "$ef" migrations add "$1" --no-build --context "$context" --output-dir "Database/Migrations/$engine" --namespace "CrmBot.Database.Migrations.$engine"
  fi
done
if [ -n "${1:-}" ]; then
  # What the whole model was after each migration is only needed to go back, which is done from a backup, and to rebuild a table on
  # SQLite; building it for every migration is most of the time a new database takes.
  rebuilds='migrationBuilder\.(AlterColumn|DropColumn|(Add|Drop)(ForeignKey|PrimaryKey|UniqueConstraint|CheckConstraint))'
  for designer in Database/Migrations/*/*.Designer.cs; do
    if [[ $designer == */Sqlite/* ]] && sed -n '/void Up(/,/void Down(/p' "${designer%.Designer.cs}.cs" | grep -qE "$rebuilds"; then continue; fi
    awk '/<inheritdoc/ || /BuildTargetModel/ { skipping = 1 } !skipping { print } /^        }/ { skipping = 0 }' "$designer" > "$designer.short"
    mv "$designer.short" "$designer"
  done
  build
fi
for engine in Sqlite Postgres; do
  "$ef" dbcontext optimize --no-build --context "${engine}Database" --output-dir "Database/CompiledModels/$engine" --namespace "CrmBot.Database.CompiledModels.$engine"
done
# The plain build again, so that the tools' packages leave no trace in obj/.
dotnet restore -v q --force >/dev/null
