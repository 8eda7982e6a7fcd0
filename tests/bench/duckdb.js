// node duckdb.js THREADS NAME=VALUE... FILE.sql... - runs the files in one DuckDB in memory, with
// the names as its variables. @duckdb/node-api comes by NODE_PATH.

const fs = require('fs');
const {DuckDBInstance} = require('@duckdb/node-api');

async function main([threads, ...args]) {
	const instance = await DuckDBInstance.create(':memory:', {threads});
	const db = await instance.connect();

	await db.run('SET preserve_insertion_order = false'); // every result is ordered in the query
	for (const arg of args) {
		const [, name, value] = arg.match(/^(\w+)=(.*)$/) || [];
		const sql = name ? `SET VARIABLE ${name} = '${value}'` : fs.readFileSync(arg, 'utf8');
		for (const statement of sql.split(/;$/m))
			if (statement.trim())
				await db.run(statement);
	}
}

main(process.argv.slice(2)).catch((e) => {
	console.error(`duckdb.js: ${e.message}`);
	process.exitCode = 3;
});
