//! How the functions of a program lie: what is alike lies side by side, so that a compressor sees it.

use anyhow::{Result, anyhow};
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, MemArg, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

/// Lays a program's functions out anew, by their types and then by their bytes. It does what it did before.
pub(crate) fn order(wasm: &[u8]) -> Result<Vec<u8>> {
    let layout = Layout::of(wasm)?;
    write(wasm, layout)
}

fn write(wasm: &[u8], mut layout: Layout) -> Result<Vec<u8>> {
    let mut module = Module::new();
    layout.parse_core_module(&mut module, Parser::new(0), wasm).map_err(|error| anyhow!("lay the program out anew: {error}"))?;
    Ok(module.finish())
}

/// Where each function comes to lie.
struct Layout {
    /// Functions of the glue come first, and stay.
    imported: usize,
    /// Its own functions by where they lay, in their new order.
    order: Vec<usize>,
    /// Where each of them lies now.
    places: Vec<u32>,
}

impl Layout {
    fn of(wasm: &[u8]) -> Result<Self> {
        let (mut imported, mut types, mut bodies) = (0, Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => types = section.into_iter().collect::<Result<_, _>>()?,
                Payload::CodeSectionEntry(body) => bodies.push(body),
                _ => {}
            }
        }
        // Whom a function calls says nothing of what it is like.
        let mut alike = Self { imported, order: Vec::new(), places: vec![0; bodies.len()] };
        let mut keyed = Vec::new();
        for (place, (of_type, body)) in types.into_iter().zip(bodies).enumerate() {
            let bytes = alike.bytes(&body).map_err(|error| anyhow!("read function {place}: {error}"))?;
            keyed.push((of_type, bytes, place));
        }
        keyed.sort();
        let order: Vec<usize> = keyed.into_iter().map(|(.., place)| place).collect();
        let mut places = vec![0; order.len()];
        for (now, before) in order.iter().enumerate() {
            places[*before] = u32::try_from(imported + now)?;
        }
        Ok(Self { imported, order, places })
    }

    fn bytes(&mut self, body: &FunctionBody<'_>) -> Result<Vec<u8>, Error<Infallible>> {
        let mut function = self.new_function_with_parsed_locals(body)?;
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            function.instruction(&self.parse_instruction(&mut operators)?);
        }
        Ok(function.into_raw_body())
    }
}

impl Reencode for Layout {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let own = usize::try_from(function).ok().and_then(|function| function.checked_sub(self.imported));
        Ok(own.and_then(|own| self.places.get(own)).copied().unwrap_or(function))
    }

    /// How a place in the memory is aligned is a hint, of which no browser makes use.
    fn mem_arg(&mut self, place: wasmparser::MemArg) -> Result<MemArg, Error<Infallible>> {
        Ok(MemArg { align: 0, ..utils::mem_arg(self, place)? })
    }

    fn parse_function_section(&mut self, functions: &mut FunctionSection, section: FunctionSectionReader<'_>) -> Result<(), Error<Infallible>> {
        let types: Vec<u32> = section.into_iter().collect::<Result<_, _>>()?;
        for before in &self.order {
            functions.function(types[*before]);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, code: &mut CodeSection, section: CodeSectionReader<'_>) -> Result<(), Error<Infallible>> {
        let bodies: Vec<_> = section.into_iter().collect::<Result<_, _>>()?;
        for before in self.order.clone() {
            utils::parse_function_body(self, code, bodies[before].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, ExportKind, ExportSection, Function, ImportSection, Instruction, TypeSection};
    use wasm_encoder::{MemorySection, MemoryType, ValType};

    /// A program of one imported function and three of its own; the exported one calls both others.
    fn program() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I32]);
        let mut imports = ImportSection::new();
        imports.import("glue", "a", EntityType::Function(0));
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        let at = MemArg { offset: 4, align: 2, memory_index: 0 };
        let bodies = [
            vec![Instruction::I32Const(9), Instruction::I32Load(at), Instruction::End],
            vec![Instruction::Call(3), Instruction::Call(1), Instruction::I32Add, Instruction::Call(0), Instruction::I32Add, Instruction::End],
            vec![Instruction::I32Const(7), Instruction::End],
        ];
        for body in bodies {
            functions.function(0);
            let mut function = Function::new([]);
            body.iter().for_each(|instruction| {
                function.instruction(instruction);
            });
            code.function(&function);
        }
        let mut memories = MemorySection::new();
        memories.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
        let mut exports = ExportSection::new();
        exports.export("main", ExportKind::Func, 2);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&memories).section(&exports).section(&code);
        module.finish()
    }

    /// The calls and numbers of the exported function, those of whom it calls in their place.
    fn does(wasm: &[u8]) -> Vec<String> {
        let (mut bodies, mut main) = (Vec::new(), 0);
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.unwrap() {
                Payload::ExportSection(exports) => main = exports.into_iter().next().unwrap().unwrap().index,
                Payload::CodeSectionEntry(body) => bodies.push(body),
                _ => {}
            }
        }
        let mut does = Vec::new();
        follow(&bodies, main, &mut does);
        does
    }

    fn follow(bodies: &[FunctionBody<'_>], function: u32, does: &mut Vec<String>) {
        let Some(own) = function.checked_sub(1) else { return does.push("glue".to_owned()) };
        for operator in bodies[usize::try_from(own).unwrap()].get_operators_reader().unwrap() {
            match operator.unwrap() {
                wasmparser::Operator::Call { function_index } => follow(bodies, function_index, does),
                wasmparser::Operator::I32Load { memarg } => does.push(format!("load {}", memarg.offset)),
                other => does.push(format!("{other:?}")),
            }
        }
    }

    #[test]
    fn a_program_in_another_order_does_the_same() {
        let program = program();
        let mut turned = Layout::of(&program).unwrap();
        assert_ne!(turned.order, [0, 1, 2], "what is compared lies in another order");
        turned.order.reverse();
        for (now, before) in turned.order.iter().enumerate() {
            turned.places[*before] = u32::try_from(1 + now).unwrap();
        }
        for ordered in [order(&program).unwrap(), write(&program, turned).unwrap()] {
            wasmparser::validate(&ordered).unwrap();
            assert_eq!(does(&ordered), does(&program));
        }
    }

    #[test]
    fn what_is_in_order_stays_in_it() {
        let once = order(&program()).unwrap();
        assert_eq!(order(&once).unwrap(), once);
    }
}
