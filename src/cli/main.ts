#!/usr/bin/env node
import { Command } from 'commander'

const program = new Command('daily-clear')
await program.parseAsync()
